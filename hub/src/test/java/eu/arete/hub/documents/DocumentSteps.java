package eu.arete.hub.documents;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.Visitor;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What people do with documents, by the API, in the words of the room. */
final class DocumentSteps {

    static final String DESK = "/api/v1/documents-desk";
    static final String REQUESTS = "/api/v1/documents/requests";

    private DocumentSteps() {}

    static Map<String, Object> described(String title) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", "contract");
        document.put("title", title);
        document.put("dated", "2026-02-01");
        document.put("author", "Hub of examples");
        document.put("summaryEn", "What it costs.");
        document.put("summaryFr", "Ce qu’il coûte.");
        return document;
    }

    static String bring(Visitor officer, Map<String, Object> described, byte[] file) {
        Visitor.Answer brought = officer.post(
                DESK + "/drafts",
                Map.of("document", described, "file", Base64.getEncoder().encodeToString(file)));
        assertThat(brought.status()).as(brought.text()).isEqualTo(201);
        return brought.json().path("id").asString();
    }

    static JsonNode blackOut(Visitor officer, String draft, String passage) {
        Visitor.Answer done = officer.post(
                DESK + "/drafts/" + draft + "/blackouts",
                Map.of("passage", passage, "page", 0, "ground", "l311-6-business"));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        return done.json();
    }

    static void propose(Visitor officer, String draft) {
        int changes =
                officer.get(DESK + "/drafts/" + draft).json().path("changes").asInt();
        Visitor.Answer done = officer.post(DESK + "/drafts/" + draft + "/proposal", Map.of("changes", changes));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
    }

    static String approve(Visitor other, String draft) {
        int changes =
                other.get(DESK + "/drafts/" + draft).json().path("changes").asInt();
        Visitor.Answer done = other.post(DESK + "/drafts/" + draft + "/approval", Map.of("changes", changes));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        return done.json().path("number").asString();
    }

    /** @return number and code */
    static JsonNode ask(Visitor anyone, String subject) {
        Visitor.Answer asked = anyone.post(
                REQUESTS, Map.of("kind", "contract", "subject", subject, "body", "Please release it.", "sure", true));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        return asked.json();
    }

    static Visitor.Answer answer(
            Visitor officer, String number, String command, String outcome, String message, String... grounds) {
        int version =
                officer.get(REQUESTS + "/" + number).json().path("version").asInt();
        return officer.post(
                DESK + "/requests/" + number + "/answers",
                Map.of(
                        "version",
                        version,
                        "command",
                        command,
                        "outcome",
                        outcome,
                        "message",
                        message,
                        "grounds",
                        List.of(grounds)));
    }
}
