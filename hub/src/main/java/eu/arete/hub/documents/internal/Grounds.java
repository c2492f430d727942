package eu.arete.hub.documents.internal;

import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The grounds declared in {@code /documents/grounds.json} (code des relations entre le public et l’administration, L.311-2, L.311-5, L.311-6). */
@Component("documentsGrounds")
public class Grounds {

    private final Map<String, Ground> byCode = new LinkedHashMap<>();

    Grounds() {
        try (InputStream declared =
                Objects.requireNonNull(Grounds.class.getResourceAsStream("/documents/grounds.json"))) {
            JsonMapper.builder()
                    .build()
                    .readValue(declared, new TypeReference<List<Ground>>() {})
                    .forEach(ground -> byCode.put(ground.code(), ground));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Ground> all() {
        return List.copyOf(byCode.values());
    }

    /** @throws Refused unless there is such a ground */
    public Ground named(String code) {
        Ground ground = byCode.get(code);
        if (ground == null) {
            throw Refused.because("documents.unknown-ground", code).at(Place.field("ground"));
        }
        return ground;
    }
}
