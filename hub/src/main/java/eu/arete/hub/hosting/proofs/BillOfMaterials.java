package eu.arete.hub.hosting.proofs;

import eu.arete.hub.hosting.Proof;
import eu.arete.hub.hosting.ProofKind;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the hub is made of, as the build proof lists it (CycloneDX). */
public final class BillOfMaterials {
    private static final int MOST = 2000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param licence SPDX identifier, or the licence's name */
    public record Component(String name, String version, String licence, String publisher) {}

    private BillOfMaterials() {}

    public static List<Component> in(Proof proof) {
        List<Component> components = new ArrayList<>();
        if (proof.kind() == ProofKind.BUILD) {
            try {
                for (JsonNode part :
                        JSON.readTree(proof.report()).path("detail").path("components")) {
                    if (components.size() < MOST) {
                        components.add(new Component(
                                part.path("name").asString(""),
                                part.path("version").asString(""),
                                part.path("licence").asString(""),
                                part.path("publisher").asString("")));
                    }
                }
            } catch (JacksonException e) {
                return List.of();
            }
        }
        return components;
    }
}
