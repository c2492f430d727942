package eu.arete.hub.cli.demo;

import eu.arete.hub.Sha256;
import eu.arete.hub.cli.HubClient;
import eu.arete.hub.cli.RefusedByHub;
import eu.arete.hub.cli.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A table leaves by the airlock: asked for by the analyst, reviewed by two people outside the project, released, logged. */
final class OutputSteps {
    private static final String NOTHING_LEFT = "airlock.nothing-left";

    /** From the finest to the coarsest: few persons cannot be told apart by much. */
    private static final List<String> TABLES = List.of(
            "SELECT BEN_SEX_COD, BEN_NAI_ANN, count(DISTINCT BEN_IDT_ANO) AS persons FROM IR_BEN_R"
                    + " GROUP BY BEN_SEX_COD, BEN_NAI_ANN",
            "SELECT BEN_SEX_COD, count(DISTINCT BEN_IDT_ANO) AS persons FROM IR_BEN_R GROUP BY BEN_SEX_COD",
            "SELECT count(DISTINCT BEN_IDT_ANO) AS persons FROM IR_BEN_R");

    private final Cast cast;
    private final Notebook notebook;

    OutputSteps(Cast cast, Notebook notebook) {
        this.cast = cast;
        this.notebook = notebook;
    }

    String request() {
        if (notebook.text("output").isPresent()) {
            return "asked before";
        }
        HubClient analyst = cast.as(Player.ANALYST);
        String permit = notebook.text("permit").orElseThrow();
        int refused = 0;
        for (String sql : TABLES) {
            try {
                JsonNode output = analyst.post(
                        "/api/v1/outputs",
                        Map.of(
                                "permit", permit,
                                "title", "Persons with type 2 diabetes",
                                "what",
                                        "Number of persons of the extract, by sex and year of birth when they are enough",
                                "why", "First table of the article",
                                "sql", sql));
                notebook.note("output", output.path("id").asString());
                return output.path("number").asString() + " asked for"
                        + (refused == 0 ? "" : ", after " + refused + " tables too fine to leave");
            } catch (RefusedByHub refusal) {
                if (!refusal.code().equals(NOTHING_LEFT)) {
                    throw refusal;
                }
                refused++;
            }
        }
        throw new Told(
                "So few persons have diabetes here that no table of them may leave: ask for more with --persons");
    }

    String review() {
        String address = "/api/v1/outputs/" + notebook.text("output").orElseThrow();
        String state = state(address);
        for (Player reviewer : List.of(Player.REVIEWER, Player.SECOND_REVIEWER)) {
            if (!state.equals("released") && waits(reviewer)) {
                cast.as(reviewer)
                        .post(
                                address + "/reviews",
                                Map.of(
                                        "verdict",
                                        "approve",
                                        "reasons",
                                        "Counts of enough persons, protected as marked."));
                state = state(address);
            }
        }
        if (!state.equals("released")) {
            throw new Told("The output is " + state + " after two approvals");
        }
        return "approved by two reviewers";
    }

    private String state(String address) {
        return cast.as(Player.ANALYST).get(address).path("output").path("state").asString();
    }

    private boolean waits(Player reviewer) {
        String output = notebook.text("output").orElseThrow();
        for (JsonNode waiting : cast.as(reviewer).get("/api/v1/outputs/awaiting-review")) {
            if (waiting.path("id").asString().equals(output)) {
                return true;
            }
        }
        return false;
    }

    /** Downloads the release. @return the SHA-256 of its bytes */
    String download(Path to) throws IOException {
        String address = "/api/v1/outputs/" + notebook.text("output").orElseThrow();
        HubClient analyst = cast.as(Player.ANALYST);
        byte[] file = analyst.download(address + "/file");
        Files.createDirectories(to);
        Files.write(to.resolve("release.csv"), file);
        Files.write(to.resolve("release.tlog-proof"), analyst.download(address + "/receipt"));
        return Sha256.of(file);
    }
}
