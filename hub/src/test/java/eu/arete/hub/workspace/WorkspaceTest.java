package eu.arete.hub.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.access.Criterion;
import eu.arete.hub.access.DatasetScope;
import eu.arete.hub.access.DossierId;
import eu.arete.hub.access.GivenPermits;
import eu.arete.hub.access.NamedUser;
import eu.arete.hub.access.Period;
import eu.arete.hub.access.Permit;
import eu.arete.hub.access.PermitClosed;
import eu.arete.hub.access.PermitGranted;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.access.Population;
import eu.arete.hub.access.TableScope;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.deposits.Partner;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A hub with a small registry delivered to it, and permits that are what a test says. */
@Import(WorkspaceTest.PermitsOfTheTest.class)
public abstract class WorkspaceTest extends HubTest {

    protected static final String BY_SEX =
            "SELECT sex, count(DISTINCT person) AS persons FROM PEOPLE GROUP BY sex ORDER BY sex";

    private static final String DATASET = "registry";

    @Autowired
    protected GivenPermits permits;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    /** A hundred persons, two acts each in 2023 and one before; persons 1 to 30 are diabetic. */
    protected void deliver() {
        Visitor visitor = as("anap", Role.PARTNER);
        if (visitor.post("/api/v1/datasets", DESCRIPTOR).status() != 201) {
            return;
        }
        StringBuilder people = new StringBuilder("PERSON;SEX\n");
        StringBuilder acts = new StringBuilder("NUM;PERSON;DAY;ICD\n");
        for (int i = 1; i <= 100; i++) {
            people.append(code(i)).append(';').append(i % 2 + 1).append('\n');
            String icd = i <= 30 ? "E11" : "I10";
            acts.append(3 * i)
                    .append(';')
                    .append(code(i))
                    .append(";02/03/2023;")
                    .append(icd)
                    .append('\n');
            acts.append(3 * i + 1).append(';').append(code(i)).append(";31/12/2023;Z00\n");
            acts.append(3 * i + 2).append(';').append(code(i)).append(";31/12/2022;Z00\n");
        }
        JsonNode deposit = new Partner(visitor, DATASET)
                .deliver(Map.of("PEOPLE.csv", people.toString(), "ACTS.csv", acts.toString()));
        assertThat(deposit.path("state").asString()).isEqualTo("ACCEPTED");
    }

    protected static String code(int person) {
        return "%032x".formatted(0xabc000 + person);
    }

    /** A permit on the diabetics of 2023, in force for a year, whose extract is being made. */
    protected Permit grant(Visitor... users) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Permit.ZONE);
        Permit permit = new Permit(
                new PermitId(UUID.randomUUID()),
                "ARETE-P-2026-" + (5000 + permits.all.size()),
                1,
                new DossierId(UUID.randomUUID()),
                "Diabetes in 2023",
                List.of(new DatasetScope(
                        DATASET,
                        List.of(
                                new TableScope("PEOPLE", List.of("PERSON", "SEX")),
                                new TableScope("ACTS", List.of("NUM", "PERSON", "DAY"))))),
                new Period(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 12, 31)),
                new Population(
                        List.of(new Criterion(DATASET, "ACTS", "ICD", Criterion.Test.STARTS_WITH, List.of("E11")))),
                users[0].person().id(),
                Arrays.stream(users)
                        .map(user -> new NamedUser(user.person().id(), true))
                        .toList(),
                today,
                today.plusYears(1),
                Permit.State.GRANTED,
                List.of());
        permits.all.add(permit);
        transaction.executeWithoutResult(status -> events.publishEvent(new PermitGranted(permit.id())));
        return permit;
    }

    protected void revoke(Permit permit) {
        permits.all.removeIf(known -> known.id().equals(permit.id()));
        Permit revoked = new Permit(
                permit.id(),
                permit.number(),
                permit.version(),
                permit.dossier(),
                permit.title(),
                permit.scope(),
                permit.period(),
                permit.population(),
                permit.applicant(),
                permit.namedUsers(),
                permit.start(),
                permit.end(),
                Permit.State.REVOKED,
                List.of());
        permits.all.add(revoked);
        transaction.executeWithoutResult(
                status -> events.publishEvent(new PermitClosed(permit.id(), Permit.State.REVOKED)));
    }

    protected static JsonNode awaitExtract(Visitor user, Permit permit) {
        for (int i = 0; ; i++) {
            JsonNode extract = user.get("/api/v1/extracts/" + permit.number()).json();
            String state = extract.path("state").asString();
            if (state.equals("DONE") || state.equals("FAILED") || i == 600) {
                assertThat(state).isEqualTo("DONE");
                return extract.path("extract");
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    protected static String path(Permit permit) {
        return "/api/v1/workspaces/" + permit.number();
    }

    protected static JsonNode submit(Visitor user, Permit permit, String sql) {
        Visitor.Answer answer = user.post(path(permit) + "/queries?wait=0", Map.of("sql", sql));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json();
    }

    /** Submits, and follows to the end. */
    protected static JsonNode run(Visitor user, Permit permit, String sql) {
        String id = submit(user, permit, sql).path("id").asString();
        for (int i = 0; ; i++) {
            JsonNode query = user.get(path(permit) + "/queries/" + id).json();
            String state = query.path("state").asString();
            if (!state.equals("WAITING") && !state.equals("RUNNING") || i == 600) {
                return query;
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    protected static JsonNode result(Visitor user, Permit permit, JsonNode query) {
        return user.get(path(permit) + "/queries/" + query.path("id").asString() + "/result")
                .json();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class PermitsOfTheTest {

        @Bean
        @Primary
        GivenPermits givenPermitsOfWorkspaces() {
            return new GivenPermits();
        }
    }

    private static final String DESCRIPTOR = """
            {"name":"registry","title":"Registry","arete":{"partner":"anap","nature":"synthetic","titles":{"fr":"Registre","en":"Registry"},
              "thresholds":{"rejectedRowsMax":0.5}},
             "resources":[
              {"name":"PEOPLE","encoding":"UTF-8","dialect":{"delimiter":";"},"schema":{"fields":[
                {"name":"PERSON","type":"string","arete":{"role":"identifier"}},{"name":"SEX","type":"integer"}],
                "primaryKey":["PERSON"],"arete":{"person":"PERSON"}}},
              {"name":"ACTS","encoding":"UTF-8","dialect":{"delimiter":";"},"schema":{"fields":[
                {"name":"NUM","type":"integer"},{"name":"PERSON","type":"string","arete":{"role":"identifier"}},
                {"name":"DAY","type":"date","format":"%d/%m/%Y"},{"name":"ICD","type":"string"}],
                "primaryKey":["NUM"],"arete":{"person":"PERSON","period":"DAY"}}}]}
            """;
}
