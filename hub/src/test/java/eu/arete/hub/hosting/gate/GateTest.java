package eu.arete.hub.hosting.gate;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.hosting.Proofs;
import eu.arete.hub.hosting.SoundHost;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A hub whose gate a test opens and closes. */
abstract class GateTest extends HubTest {
    static final String GATE = "/api/v1/hosting/gate";

    @Autowired
    private Proofs proofs;

    final void open(LocalDate certifiedUntil) {
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

    final LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Paris"));
    }

    final String state(String rule) {
        for (JsonNode one : anyone().get(GATE).json().path("rules")) {
            if (one.path("rule").asString().equals(rule)) {
                return one.path("state").asString();
            }
        }
        throw new AssertionError("no rule " + rule);
    }

    /** Lets proofs grow old: what is left open by another test closes too. */
    final void close() {
        clock.advance(Duration.ofDays(10));
        assertThat(anyone().get(GATE).json().path("open").asBoolean()).isFalse();
    }
}
