package eu.arete.hub.extraction;

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
import eu.arete.hub.workspace.WorkspaceTest;
import eu.arete.privacy.ReceiptNumber;
import java.net.http.HttpRequest;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** An extract can be made again as it was, whatever was delivered since; but never with somebody who opposes since. */
class MadeAgainTest extends WorkspaceTest {

    private static final String DATASET = "made-again";

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private TransactionTemplate transactions;

    private static String acts(int persons, String icd) {
        StringBuilder rows = new StringBuilder("NUM;PERSON;DAY;ICD\n");
        for (int i = 1; i <= persons; i++) {
            rows.append(i)
                    .append(';')
                    .append(code(7_000 + i))
                    .append(";02/03/2023;")
                    .append(icd)
                    .append('\n');
        }
        return rows.toString();
    }

    private void deliver(int persons, String icd) {
        JsonNode deposit =
                new Partner(as("anap", Role.PARTNER), DATASET).deliver(Map.of("ACTS.csv", acts(persons, icd)));
        assertThat(deposit.path("state").asString()).as(deposit.toString()).isEqualTo("ACCEPTED");
    }

    private Permit permit(Visitor user) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Permit.ZONE);
        Permit permit = new Permit(
                new PermitId(UUID.randomUUID()),
                "ARETE-P-2026-" + (9000 + permits.all.size()),
                1,
                new DossierId(UUID.randomUUID()),
                "As it was",
                List.of(new DatasetScope(DATASET, List.of(new TableScope("ACTS", List.of("PERSON", "DAY", "ICD"))))),
                new Period(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 12, 31)),
                Population.EVERYONE,
                user.person().id(),
                List.of(new NamedUser(user.person().id(), true)),
                today,
                today.plusYears(1),
                Permit.State.GRANTED,
                List.of());
        permits.all.add(permit);
        transactions.executeWithoutResult(status -> publisher.publishEvent(new PermitGranted(permit.id())));
        return permit;
    }

    private JsonNode verified(Visitor user, Permit permit, String before) {
        String address = "/api/v1/extracts/" + permit.number();
        assertThat(user.post(address + "/verification", "{}").status()).isEqualTo(202);
        for (int i = 0; ; i++) {
            JsonNode found = user.get(address).json().path("verification");
            if (found.isObject() && !found.path("verifiedAt").asString().equals(before) || i == 300) {
                assertThat(found.isObject()).isTrue();
                return found;
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    private void oppose(int person) {
        String desk = as(Role.ADMINISTRATOR)
                .post("/api/v1/desks", Map.of("name", "Desk of made-again"))
                .json()
                .path("token")
                .asString();
        ReceiptNumber receipt = ReceiptNumber.random(new SecureRandom());
        Visitor.Answer answer = anyone().api(anyone().request("/api/v1/oppositions")
                .header("Authorization", "Bearer " + desk)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"code\":\"" + code(person)
                        + "\",\"wish\":\"oppose\",\"receipt\":\"" + receipt.hash() + "\"}")));
        assertThat(answer.status()).as(answer.text()).isLessThan(300);
    }

    @Test
    void a_correction_delivered_since_changes_the_next_extract_and_not_this_one() {
        as("anap", Role.PARTNER).post("/api/v1/datasets", Descriptors.acts(DATASET, "anap"));
        deliver(50, "E11");
        Visitor user = as(Role.APPLICANT);
        Permit permit = permit(user);
        JsonNode extract = awaitExtract(user, permit);
        JsonNode manifest = extract.path("manifest");
        assertThat(manifest.path("engine").asString()).startsWith("DuckDB");
        assertThat(manifest.path("taken").get(0).path("fingerprint").asString()).startsWith("50-");
        assertThat(manifest.path("sources").toString()).contains("\"snapshot\":");

        deliver(60, "E10");
        clock.advance(java.time.Duration.ofMinutes(1));
        JsonNode same = verified(user, permit, "");
        assertThat(same.path("outcome").asString()).as(same.toString()).isEqualTo("SAME");

        clock.advance(java.time.Duration.ofMinutes(1));
        oppose(7_001);
        JsonNode fewer = verified(user, permit, same.path("verifiedAt").asString());
        assertThat(fewer.path("outcome").asString()).isEqualTo("OPPOSITIONS");
        assertThat(fewer.path("fewer").asString()).isEqualTo("<11");
        assertThat(user.speaking("fr").page("/extracts/" + permit.number()).text())
                .contains("car elles s’opposent depuis");
        user.speaking("en");

        user.post("/api/v1/extracts/" + permit.number(), "{}");
        JsonNode changes = awaitExtract(user, permit).path("manifest").path("changes");
        assertThat(changes.path("replaces").asString())
                .isEqualTo(extract.path("manifestSha256").asString());
        assertThat(changes.path("tables").get(0).path("rowsBefore").asLong()).isEqualTo(50);
        assertThat(changes.path("tables").get(0).path("rowsNow").asLong()).isEqualTo(59);
        assertThat(changes.path("tables").get(0).path("same").asBoolean()).isFalse();
        assertThat(changes.path("more").asString()).isEqualTo("<11");
    }
}
