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
import eu.arete.hub.access.Precision;
import eu.arete.hub.access.TableScope;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.deposits.Partner;
import eu.arete.hub.hosting.Proofs;
import eu.arete.hub.hosting.SoundHost;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.workspace.WorkspaceTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Real data of which too much is asked are not delivered before reviewers said so; asked for less precisely, they are. */
class HeldExtractTest extends WorkspaceTest {

    private static final String DATASET = "civil-register";
    private static final List<String> COLUMNS = List.of("PERSON", "BORN", "COMMUNE");

    @Autowired
    private Proofs proofs;

    @Autowired
    private PublicLog log;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private TransactionTemplate transactions;

    /** Four hundred persons of forty communes in two départements, born in sixty years. */
    @BeforeEach
    void persons() {
        Visitor partner = as("anap", Role.PARTNER);
        if (partner.post("/api/v1/datasets", DESCRIPTOR).status() != 201) {
            return;
        }
        Visitor administrator = as(Role.ADMINISTRATOR);
        new SoundHost(administrator, "held-extract").declare(clock.instant(), today().plusYears(1));
        SoundHost.prove(proofs, clock.instant());
        SoundHost.excuse(administrator, as(Role.AUTHORITY), "R9", clock.instant());
        StringBuilder rows = new StringBuilder("PERSON;BORN;COMMUNE\n");
        for (int i = 0; i < 400; i++) {
            rows.append(code(i))
                    .append(';')
                    .append(1940 + i % 60)
                    .append(';')
                    .append(i % 2 == 0 ? "75" : "29")
                    .append("%03d".formatted(i % 20))
                    .append('\n');
        }
        JsonNode deposit = new Partner(partner, DATASET).deliver(Map.of("PEOPLE.csv", rows.toString()));
        assertThat(deposit.path("state").asString()).as(deposit.toString()).isEqualTo("ACCEPTED");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Permit.ZONE);
    }

    private Permit permit(Visitor user, Map<String, Precision> precisions, Population population) {
        Permit permit = new Permit(
                new PermitId(UUID.randomUUID()),
                "ARETE-P-2026-" + (8000 + permits.all.size()),
                1,
                new DossierId(UUID.randomUUID()),
                "Who lives where",
                List.of(new DatasetScope(DATASET, List.of(new TableScope("PEOPLE", COLUMNS, precisions)))),
                new Period(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 12, 31)),
                population,
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

    private static String address(Permit permit) {
        return "/api/v1/extracts/" + permit.number();
    }

    private JsonNode await(Visitor user, Permit permit, String state) {
        for (int i = 0; ; i++) {
            JsonNode answer = user.get(address(permit)).json();
            if (List.of(state, "FAILED").contains(answer.path("state").asString()) || i == 300) {
                assertThat(answer.path("state").asString())
                        .as(answer.toString())
                        .isEqualTo(state);
                return answer;
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static Map<String, String> opinion(String verdict) {
        return Map.of("verdict", verdict, "reasons", "Read.");
    }

    @Test
    void an_extract_that_tells_persons_apart_is_delivered_when_two_reviewers_agree() {
        Visitor user = as(Role.APPLICANT);
        Permit permit = permit(user, Map.of(), Population.EVERYONE);
        JsonNode held = await(user, permit, "HELD");
        assertThat(held.path("extract").isNull()).as("nothing is delivered").isTrue();
        JsonNode risk = held.path("held").path("report").path("risk");
        assertThat(risk.path("combined").path("smallest").asString()).isEqualTo("<11");
        assertThat(risk.path("combined").path("inSmallShare").path("percent").asInt())
                .isEqualTo(100);
        assertThat(risk.path("lowering").toString()).contains("DEPARTMENT").contains("WITHHELD");

        Visitor reviewer = as(Role.REVIEWER);
        assertThat(reviewer.get("/api/v1/extracts/held").json().toString()).contains(permit.number());
        String page = "/extracts/" + permit.number();
        assertThat(reviewer.page(page).text())
                .contains("<svg")
                .contains("What would lower it")
                .contains("Your opinion");
        assertThat(reviewer.form(page, page + "/opinions", Map.of("verdict", "DELIVER", "reasons", " "))
                        .status())
                .isEqualTo(422);
        assertThat(reviewer.form(page, page + "/opinions", opinion("DELIVER")).status())
                .isEqualTo(302);
        assertThat(reviewer.post(address(permit) + "/opinions", opinion("DELIVER"))
                        .code())
                .isEqualTo("extraction.already-reviewed");
        assertThat(user.post(address(permit) + "/opinions", opinion("DELIVER")).status())
                .isEqualTo(403);
        assertThat(as(Role.APPLICANT).get(address(permit)).status()).isEqualTo(403);
        await(user, permit, "HELD");

        assertThat(as(Role.AUTHORITY)
                        .post(address(permit) + "/opinions", opinion("DELIVER"))
                        .status())
                .isEqualTo(200);
        assertThat(await(user, permit, "DONE").path("extract").path("persons").asLong())
                .isEqualTo(400);
        user.post(address(permit), "{}");
        await(user, permit, "DONE");
        assertThat(jdbc.sql("select count(*) from extraction.hold where permit = :permit")
                        .param("permit", permit.id().value())
                        .query(Long.class)
                        .single())
                .as("what was let go is not held again when no worse")
                .isEqualTo(1);
        for (int i = 0; i < 100 && log.about(Field.PERMIT, permit.number()).size() < 4; i++) {
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(log.about(Field.PERMIT, permit.number()).toString())
                .contains("extract.held")
                .contains("waits")
                .contains("accepted")
                .contains("extract.made");
    }

    @Test
    void one_refusal_is_enough_and_the_project_reads_why() {
        Visitor user = as(Role.APPLICANT);
        Permit permit = permit(user, Map.of(), Population.EVERYONE);
        await(user, permit, "HELD");
        as(Role.REVIEWER).post(address(permit) + "/opinions", opinion("REFUSE"));
        JsonNode refused = await(user, permit, "FAILED");
        assertThat(refused.path("failure").asString()).isEqualTo("extraction.risk-refused");
        assertThat(user.speaking("fr").page("/extracts/" + permit.number()).text())
                .contains("Ce qui l’abaisserait")
                .contains("refuse")
                .contains("Read.");
        user.speaking("en");
    }

    @Test
    void the_same_data_given_less_precisely_are_delivered_at_once_and_say_so() {
        Visitor user = as(Role.APPLICANT);
        Permit permit =
                permit(user, Map.of("BORN", Precision.BAND_10, "COMMUNE", Precision.DEPARTMENT), Population.EVERYONE);
        JsonNode extract = await(user, permit, "DONE").path("extract");
        JsonNode manifest = extract.path("manifest");
        assertThat(manifest.path("risk").path("above").asBoolean()).isFalse();
        assertThat(manifest.path("withheld").toString())
                .contains("less-precise")
                .contains("BAND_10");
        JsonNode query = run(user, permit, "SELECT DISTINCT born FROM PEOPLE ORDER BY born");
        assertThat(result(user, permit, query).path("rows").toString())
                .isEqualTo("[[1940],[1950],[1960],[1970],[1980],[1990]]");
        query = run(user, permit, "SELECT DISTINCT commune FROM PEOPLE ORDER BY commune");
        assertThat(result(user, permit, query).path("rows").toString()).isEqualTo("[[\"29\"],[\"75\"]]");
        assertThat(user.page("/extracts/" + permit.number()).text())
                .contains("Under the threshold")
                .contains("bands of 10");
    }

    @Test
    void a_sample_is_the_same_persons_at_each_refresh_and_others_for_another_project() {
        Visitor user = as(Role.APPLICANT);
        Map<String, Precision> none = Map.of("BORN", Precision.WITHHELD, "COMMUNE", Precision.WITHHELD);
        Permit permit = permit(user, none, new Population(List.of(), 300));
        JsonNode first = await(user, permit, "DONE").path("extract");
        assertThat(first.path("persons").asLong()).isBetween(80L, 160L);
        assertThat(first.path("tables").get(0).path("columns").toString()).isEqualTo("[\"PERSON\"]");
        assertThat(first.path("manifest").path("withheld").toString())
                .contains("\"withheld\"")
                .contains("700/1000");
        String sql = "SELECT person FROM PEOPLE ORDER BY person";
        String before =
                result(user, permit, run(user, permit, sql)).path("rows").toString();
        user.post(address(permit), "{}");
        JsonNode again = await(user, permit, "DONE").path("extract");
        for (int i = 0; i < 100 && again.path("madeAt").equals(first.path("madeAt")); i++) {
            LockSupport.parkNanos(100_000_000);
            again = user.get(address(permit)).json().path("extract");
        }
        assertThat(again.path("persons").asLong())
                .isEqualTo(first.path("persons").asLong());
        assertThat(result(user, permit, run(user, permit, sql)).path("rows").toString())
                .isEqualTo(before);
    }

    private static final String DESCRIPTOR = """
            {"name":"civil-register","title":"Register","arete":{"partner":"anap","titles":{"fr":"Registre","en":"Register"},
              "thresholds":{"rejectedRowsMax":0.5}},
             "resources":[
              {"name":"PEOPLE","encoding":"UTF-8","dialect":{"delimiter":";"},"schema":{"fields":[
                {"name":"PERSON","type":"string","arete":{"role":"identifier"}},
                {"name":"BORN","type":"year","arete":{"role":"quasi-identifier"}},
                {"name":"COMMUNE","type":"string","arete":{"role":"quasi-identifier"}}],
                "primaryKey":["PERSON"],"arete":{"person":"PERSON"}}}]}
            """;
}
