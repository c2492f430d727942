package eu.arete.hub.cli.demo;

import eu.arete.hub.cli.HubClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** A dossier from draft to permit, each command given by whoever must give it. */
final class DossierSteps {
    private final Cast cast;
    private final Notebook notebook;

    DossierSteps(Cast cast, Notebook notebook) {
        this.cast = cast;
        this.notebook = notebook;
    }

    String apply() {
        HubClient applicant = cast.as(Player.APPLICANT);
        String id = notebook.text("dossier").orElse("");
        if (id.isEmpty()) {
            id = applicant
                    .post("/api/v1/dossiers", Map.of("procedure", "fr-standard"))
                    .path("id")
                    .asString();
            notebook.note("dossier", id);
        }
        JsonNode dossier = applicant.get("/api/v1/dossiers/" + id);
        if (state(dossier).equals("DRAFT")) {
            dossier = applicant.put(
                    "/api/v1/dossiers/" + id + "/application",
                    Map.of("version", dossier.path("version").asInt(), "application", Asking.application()));
            give(Player.APPLICANT, "DRAFT", "submit", Map.of());
        }
        return "dossier " + dossier.path("number").asString();
    }

    String declareComplete() {
        return give(Player.OFFICER, "SUBMITTED", "declare-complete", Map.of("outcome", "ORDINARY"));
    }

    String giveOpinion() {
        return give(
                Player.COMMITTEE,
                "UNDER_OPINION",
                "give-opinion",
                Map.of("outcome", "FAVOURABLE", "reasons", "Sound method; data proportionate to the question."));
    }

    String decide() {
        return give(
                Player.AUTHORITY,
                "UNDER_DECISION",
                "decide",
                Map.of(
                        "outcome", "GRANT",
                        "reasons", "Purpose of public interest, minimal data, safe place of work.",
                        "conditions", List.of("Publish the results within a year of the permit's end.")));
    }

    /** The people of the project accept what the permit asks of them; the permit is then in force. */
    String accept() {
        String permit = cast.as(Player.APPLICANT)
                .get("/api/v1/dossiers/" + dossier())
                .path("permit")
                .asString();
        notebook.note("permit", permit);
        String address = "/api/v1/permits/" + permit;
        for (Player member : List.of(Player.APPLICANT, Player.ANALYST)) {
            JsonNode told = cast.as(member).get(address);
            if (offers(told, "accept-terms")) {
                told = cast.as(member).post(address + "/accept-terms", Map.of());
            }
            if (member == Player.APPLICANT && offers(told, "accept-conditions")) {
                cast.as(member).post(address + "/accept-conditions", Map.of());
            }
        }
        JsonNode told = cast.as(Player.ANALYST).get(address);
        return "permit " + told.path("number").asString() + ", until "
                + told.path("end").asString();
    }

    private String give(Player player, String from, String command, Map<String, Object> order) {
        HubClient client = cast.as(player);
        JsonNode dossier = client.get("/api/v1/dossiers/" + dossier());
        if (state(dossier).equals(from)) {
            Map<String, Object> complete = new java.util.HashMap<>(order);
            complete.put("version", dossier.path("version").asInt());
            dossier = client.post("/api/v1/dossiers/" + dossier() + "/" + command, complete);
        }
        return dossier.path("stateTitle").asString();
    }

    private String dossier() {
        return Objects.requireNonNull(notebook.text("dossier").orElse(null), "no dossier yet");
    }

    private static String state(JsonNode dossier) {
        return dossier.path("state").asString();
    }

    private static boolean offers(JsonNode permit, String command) {
        for (JsonNode offered : permit.path("commands")) {
            if (offered.asString().equals(command)) {
                return true;
            }
        }
        return false;
    }
}
