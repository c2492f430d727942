package eu.arete.hub.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.Visitor;
import eu.arete.hub.access.DatasetScope;
import eu.arete.hub.access.DossierId;
import eu.arete.hub.access.NamedUser;
import eu.arete.hub.access.Period;
import eu.arete.hub.access.Permit;
import eu.arete.hub.access.PermitGranted;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.access.Population;
import eu.arete.hub.access.TableScope;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.catalogue.Descriptors;
import eu.arete.hub.deposits.Partner;
import eu.arete.hub.hosting.Proofs;
import eu.arete.hub.hosting.SoundHost;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Extracts of real data and the hosting gate. */
class GateExtractTest extends WorkspaceTest {
    private static final String DATASET = "gate-extract";

    @Autowired
    private Proofs proofs;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private TransactionTemplate transactions;

    private void open() {
        Visitor administrator = as(Role.ADMINISTRATOR);
        new SoundHost(administrator, "gate-extract").declare(clock.instant(), today().plusYears(1));
        SoundHost.prove(proofs, clock.instant());
        SoundHost.excuse(administrator, as(Role.AUTHORITY), "R9", clock.instant());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Permit.ZONE);
    }

    private Permit permitFor(Visitor user) {
        Permit permit = new Permit(
                new PermitId(UUID.randomUUID()),
                "ARETE-P-2026-" + (7000 + permits.all.size()),
                1,
                new DossierId(UUID.randomUUID()),
                "Real data",
                List.of(new DatasetScope(DATASET, List.of(new TableScope("ACTS", List.of("NUM", "PERSON", "DAY"))))),
                new Period(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 12, 31)),
                Population.EVERYONE,
                user.person().id(),
                List.of(new NamedUser(user.person().id(), true)),
                today(),
                today().plusYears(1),
                Permit.State.GRANTED,
                List.of());
        permits.all.add(permit);
        transactions.executeWithoutResult(status -> publisher.publishEvent(new PermitGranted(permit.id())));
        return permit;
    }

    private String extracts(Permit permit) {
        return "/api/v1/extracts/" + permit.number();
    }

    @Test
    void a_closed_gate_refuses_new_extracts_of_real_data_and_leaves_those_made() {
        open();
        Visitor partner = as("anap", Role.PARTNER);
        partner.post("/api/v1/datasets", Descriptors.real(DATASET, "anap"));
        StringBuilder rows = new StringBuilder("NUM;PERSON;DAY;ICD\n");
        for (int i = 1; i <= 20; i++) {
            rows.append(i).append(';').append(code(i)).append(";02/03/2023;E11\n");
        }
        new Partner(partner, DATASET).deliver(Map.of("ACTS.csv", rows.toString()));
        Permit before = permitFor(as(Role.APPLICANT));
        assertThat(awaitExtract(as(Role.AUTHORITY), before).path("persons").asLong())
                .isEqualTo(20);

        clock.advance(Duration.ofDays(8));
        Visitor authority = as(Role.AUTHORITY);
        var refused = authority.post(extracts(before), "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("hosting.gate-closed");
        assertThat(refused.json().path("detail").asString()).contains("The last test is too old");
        assertThat(authority
                        .get(extracts(before))
                        .json()
                        .path("extract")
                        .path("persons")
                        .asLong())
                .as("what was made stays")
                .isEqualTo(20);
        Permit waiting = permitFor(as(Role.APPLICANT));
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        assertThat(authority.get(extracts(waiting)).json().path("state").asString())
                .isEqualTo("WAITING");

        open();
        assertThat(awaitExtract(authority, waiting).path("persons").asLong()).isEqualTo(20);
    }
}
