package eu.arete.hub.hosting.gate;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.catalogue.Descriptors;
import eu.arete.hub.deposits.Partner;
import eu.arete.hub.hosting.Proofs;
import eu.arete.hub.hosting.SoundHost;
import eu.arete.hub.publiclog.PublicLog;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Real data and the gate, through the API, with time moved by the test. */
class GateStoryTest extends HubTest {
    private static final String GATE = "/api/v1/hosting/gate";
    private static final String ROWS = "NUM;PERSON;DAY;ICD\n"
            + "1;0123456789abcdef0123456789abcdef;02/03/2023;E11\n2;0123456789abcdef0123456789abcdee;02/03/2023;E11\n";

    @Autowired
    private Proofs proofs;

    @Autowired
    private PublicLog log;

    private void open(LocalDate certifiedUntil) {
        Visitor administrator = as(Role.ADMINISTRATOR);
        Instant now = clock.instant();
        new SoundHost(administrator, "gate-sound").declare(now, certifiedUntil);
        SoundHost.prove(proofs, now);
        if (!state("R9").equals("DEROGATED")) {
            SoundHost.excuse(administrator, as(Role.AUTHORITY), "R9", now);
        }
        JsonNode gate = anyone().get(GATE).json();
        assertThat(gate.path("open").asBoolean()).as(gate.toString()).isTrue();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Paris"));
    }

    private String state(String rule) {
        for (JsonNode one : anyone().get(GATE).json().path("rules")) {
            if (one.path("rule").asString().equals(rule)) {
                return one.path("state").asString();
            }
        }
        throw new AssertionError("no rule " + rule);
    }

    private Partner partner(String dataset, String descriptor) {
        Visitor visitor = as("anap", Role.PARTNER);
        assertThat(visitor.post("/api/v1/datasets", descriptor).status()).isIn(200, 201);
        return new Partner(visitor, dataset);
    }

    /** Days later: the partner signs in anew. */
    private Partner again(String dataset) {
        return new Partner(as("anap", Role.PARTNER), dataset);
    }

    @Test
    void a_certificate_that_ends_closes_deposits_of_real_data_and_its_renewal_opens_them() {
        LocalDate end = today().plusDays(3);
        open(end);
        Partner partner = partner("gate-real", Descriptors.real("gate-real", "anap"));
        assertThat(partner.deliver(Map.of("ACTS.2023-01.csv", ROWS))
                        .path("state")
                        .asString())
                .isEqualTo("ACCEPTED");
        assertThat(state("R2")).isEqualTo("WARNING");

        clock.advance(Duration.ofDays(4));
        partner = again("gate-real");
        var refused = partner.announce(Map.of("ACTS.2023-02.csv", ROWS.replace("E11", "E12")));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("hosting.gate-closed");
        assertThat(refused.json().path("title").asString()).contains("R2", "certified for health data");
        assertThat(refused.json().path("detail").asString())
                .contains("HDS", "Alpine SAS", "ended on", "Evidence: file", "L.1111-8");
        assertThat(refused.json().path("remedy").asString()).contains("renewed certificate");
        assertThat(refused.json().path("places").toString()).contains("gate.R2");
        // Nothing of what was accepted is gone.
        assertThat(anyone().get("/api/v1/datasets/gate-real")
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);

        assertThat(anyone().page("/hosting/gate").text())
                .contains("The gate is closed", "R2", "HDS", "ended on 5 March 2026", "How to mend it", "not met");
        assertThat(anyone().speaking("fr").page("/hosting/gate").text())
                .contains("La barrière est fermée", "a pris fin le 5 mars 2026");

        open(today().plusYears(1));
        assertThat(partner.deliver(Map.of("ACTS.2023-02.csv", ROWS.replace("E11", "E12")))
                        .path("state")
                        .asString())
                .isEqualTo("ACCEPTED");
    }
}
