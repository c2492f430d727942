package eu.arete.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class DossierLogTest extends DossierTest {

    @Autowired
    private PublicLog log;

    @Autowired
    private Permits permits;

    @Test
    void each_passage_is_told_once_with_nobodys_name_and_a_draft_not_at_all() throws InterruptedException {
        Visitor applicant = as(Role.APPLICANT);
        JsonNode dossier = granted(applicant);
        Permit permit =
                permits.of(DossierId.parse(dossier.get("id").asString())).orElseThrow();
        applicant.post("/api/v1/permits/" + permit.id() + "/accept-conditions", NOTHING);
        applicant.post("/api/v1/permits/" + permit.id() + "/accept-terms", NOTHING);
        as(Role.AUTHORITY).post("/api/v1/permits/" + permit.id() + "/revoke", Map.of("reasons", "Over."));

        assertThat(told(Field.DOSSIER, dossier.get("number").asString(), 4))
                .containsExactly("dossier.submitted", "dossier.moved", "opinion.given", "decision.taken");
        assertThat(told(Field.PERMIT, permit.number(), 4))
                .containsExactly("decision.taken", "permit.granted", "terms.accepted", "permit.revoked");
        String leaves =
                log.about(Field.DOSSIER, dossier.get("number").asString()).toString();
        assertThat(leaves)
                .doesNotContain(
                        applicant.person().id().toString(), applicant.person().email(), "Follow-up");
    }

    /** Publication follows the commit by a moment. */
    private List<String> told(Field field, String value, int expected) throws InterruptedException {
        Instant give = Instant.now().plus(Duration.ofSeconds(20));
        List<String> told = List.of();
        while (told.size() < expected && Instant.now().isBefore(give)) {
            Thread.sleep(50);
            told = log.about(field, value).stream().map(entry -> entry.type()).toList();
        }
        return told;
    }
}
