package eu.arete.hub.reidentification;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.desk.find.HttpSearchDoor;
import eu.arete.desk.find.RegisterSearch;
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
import eu.arete.hub.extraction.Extracts;
import eu.arete.hub.pseudonymisation.Regimes;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.publiclog.PublishedEntry;
import eu.arete.hub.reidentification.internal.Expiry;
import eu.arete.hub.workspace.WorkspaceTest;
import eu.arete.privacy.FirstStage;
import eu.arete.privacy.FirstStageCode;
import eu.arete.privacy.Identity;
import eu.arete.privacy.Regime;
import eu.arete.privacy.SecretAccess;
import eu.arete.privacy.SecretBytes;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** A grave finding reaches the person it is about; nobody on the way holds both who they are and what is known of them. */
class ReidentificationTest extends WorkspaceTest {
    private static final String PATH = "/api/v1/reidentifications";
    private static final String SEARCHES = "/api/v1/desk/searches";
    private static final String DATASET = "reid";
    private static final int PERSONS = 20;
    private static final String FINDING =
            "A variant of BRCA1 that is known to be pathogenic; confirmed twice. The person could be followed up.";

    private static final FirstStage DESK = new FirstStage(SecretBytes.random(new SecureRandom()));

    @Autowired
    private Extracts extracts;

    @Autowired
    private Regimes regimes;

    @Autowired
    private PublicLog log;

    @Autowired
    private Expiry expiry;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private TransactionTemplate transactions;

    @TempDir
    private Path directory;

    private Visitor analyst;
    private Permit permit;

    private static String nir(int person) {
        long body = 2_69_05_49_588_000L + person;
        return "%d%02d".formatted(body, 97 - body % 97);
    }

    private static FirstStageCode firstStage(int person) {
        return DESK.code(Identity.parse(nir(person), "1969-05-12", "2"));
    }

    @BeforeEach
    void a_project_has_its_extract() {
        Visitor partner = as("anap", Role.PARTNER);
        if (partner.post("/api/v1/datasets", Descriptors.acts(DATASET, "anap")).status() == 201) {
            StringBuilder rows = new StringBuilder("NUM;PERSON;DAY;ICD\n");
            for (int i = 1; i <= PERSONS; i++) {
                rows.append(i).append(';').append(firstStage(i).hex()).append(";02/03/2023;E11\n");
            }
            new Partner(partner, DATASET).deliver(Map.of("ACTS.csv", rows.toString()));
        }
        clock.advance(Duration.ofMinutes(2));
        analyst = as(Role.APPLICANT);
        permit = permitFor(analyst);
        awaitExtract(analyst, permit);
    }

    private Permit permitFor(Visitor user) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Permit.ZONE);
        Permit granted = new Permit(
                new PermitId(UUID.randomUUID()),
                "ARETE-P-2026-" + (6000 + permits.all.size()),
                1,
                new DossierId(UUID.randomUUID()),
                "Findings",
                List.of(new DatasetScope(DATASET, List.of(new TableScope("ACTS", List.of("NUM", "PERSON", "DAY"))))),
                new Period(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 12, 31)),
                Population.EVERYONE,
                user.person().id(),
                List.of(new NamedUser(user.person().id(), true)),
                today,
                today.plusYears(1),
                Permit.State.GRANTED,
                List.of());
        permits.all.add(granted);
        transactions.executeWithoutResult(status -> publisher.publishEvent(new PermitGranted(granted.id())));
        return granted;
    }

    /** The code by which a project knows a person. */
    private String codeOf(Permit of, int person) {
        return extracts.pseudonyms(of.id(), Regime.first())
                .pseudonym(regimes.stage(Regime.first()).pseudonym(firstStage(person)))
                .hex();
    }

    private Visitor.Answer ask(Visitor who, int person) {
        return who.post(PATH, Map.of("permit", permit.number(), "code", codeOf(permit, person), "finding", FINDING));
    }

    private String asked(int person) {
        Visitor.Answer answer = ask(analyst, person);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("number").asString();
    }

    private String approved(int person) {
        String number = asked(person);
        approve(as(Role.COMMITTEE), number, "medical");
        assertThat(approve(as(Role.AUTHORITY), number, "legal")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("APPROVED");
        return number;
    }

    private static Visitor.Answer approve(Visitor who, String number, String side) {
        return who.post(PATH + "/" + number + "/approve", Map.of("side", side));
    }

    private String state(String number) {
        return as(Role.AUTHORITY).get(PATH + "/" + number).json().path("state").asString();
    }

    private String desk() {
        return as(Role.ADMINISTRATOR)
                .post("/api/v1/desks", Map.of("name", "Trusted third party"))
                .json()
                .path("token")
                .asString();
    }

    private Visitor.Answer send(String token, String path, String body) {
        return anyone().api(anyone().request(SEARCHES + path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Visitor.Answer candidates(String token, String number, int... persons) {
        String codes = IntStream.of(persons)
                .mapToObj(person -> "\"" + firstStage(person).hex() + "\"")
                .collect(Collectors.joining(",", "{\"codes\":[", "]}"));
        return send(token, "/" + number + "/candidates", codes);
    }

    @Test
    void the_person_is_found_by_a_desk_that_holds_no_data_and_the_hub_learns_no_identity() throws Exception {
        String number = approved(7);
        StringBuilder register = new StringBuilder("key;nir;birth_date;sex\n");
        for (int i = 1; i <= 60; i++) {
            register.append("file-").append(i).append(';').append(nir(i)).append(";1969-05-12;2\n");
        }
        register.append("damaged;123;1969-05-12;2\n");
        Path file = Files.writeString(directory.resolve("register.csv"), register);
        HttpSearchDoor door = new HttpSearchDoor(
                URI.create(address()),
                SecretBytes.copyOf(desk().getBytes(StandardCharsets.UTF_8), SecretAccess.granted()));
        assertThat(door.waiting()).contains(number);
        RegisterSearch.Result result = new RegisterSearch(DESK, door).find(number, List.of(file));
        assertThat(result.lines()).containsExactly("register.csv, line 8, key file-7");
        assertThat(result.unread()).containsExactly("register.csv, line 62");
        assertThat(state(number)).isEqualTo("FOUND");
        door.end(number, "informed");
        assertThat(state(number)).isEqualTo("ENDED");

        // What it was about is gone; no identity nor code of the first stage ever was there.
        String row = jdbc.sql("select r::text from reidentification.request r where number = :n")
                .param("n", number)
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(codeOf(permit, 7), nir(7), firstStage(7).hex(), "BRCA1");
        for (int i = 0; i < 100 && told(number).size() < 6; i++) {
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(told(number))
                .extracting(entry -> entry.facts().get("outcome"))
                .containsExactlyInAnyOrder(
                        "reidentification.requested",
                        "reidentification.medical-approved",
                        "reidentification.legal-approved",
                        "reidentification.opened",
                        "reidentification.found",
                        "reidentification.informed");
    }

    private List<PublishedEntry> told(String number) {
        return log.about(Field.REQUEST, number);
    }

    @Test
    @Tag("attack")
    void one_person_never_approves_twice_nor_for_their_own_project() {
        String number = asked(2);
        Visitor both = as(Role.COMMITTEE, Role.AUTHORITY);
        assertThat(approve(both, number, "medical").status()).isEqualTo(200);
        assertThat(approve(both, number, "legal").code()).isEqualTo("reidentification.two-persons");
        assertThat(approve(both, number, "medical").code()).isEqualTo("reidentification.two-persons");
        assertThat(approve(as(Role.COMMITTEE), number, "medical").code()).isEqualTo("reidentification.over");
        assertThat(approve(as(Role.COMMITTEE), number, "legal").status()).isEqualTo(403);
        assertThat(approve(as(Role.AUTHORITY), number, "medical").status()).isEqualTo(403);
        assertThat(approve(withoutSecondFactor(both.person()), number, "legal").status())
                .isEqualTo(403);
        assertThat(approve(as(Role.APPLICANT), number, "legal").status()).isEqualTo(403);
        assertThat(state(number)).isEqualTo("REQUESTED");

        Visitor judge = as(Role.APPLICANT, Role.AUTHORITY);
        permit = permitFor(judge);
        awaitExtract(judge, permit);
        String own = ask(judge, 3).json().path("number").asString();
        assertThat(approve(judge, own, "legal").code()).isEqualTo("reidentification.two-persons");
    }

    @Test
    @Tag("attack")
    void a_code_that_is_not_of_the_projects_extract_is_refused() {
        for (String code : List.of("0".repeat(32), "f".repeat(32), ofAnother())) {
            Visitor.Answer answer =
                    analyst.post(PATH, Map.of("permit", permit.number(), "code", code, "finding", FINDING));
            assertThat(answer.code()).isEqualTo("reidentification.not-yours");
        }
        assertThat(analyst.post(PATH, Map.of("permit", permit.number(), "code", "1 OR 1=1", "finding", FINDING))
                        .code())
                .isEqualTo("reidentification.not-a-code");
        assertThat(ask(as(Role.APPLICANT), 4).code()).isEqualTo("reidentification.no-such-permit");
        clock.advance(Duration.ofMinutes(2));
        assertThat(analyst.post(PATH, Map.of("permit", permit.number(), "code", codeOf(permit, 4), "finding", "look"))
                        .code())
                .isEqualTo("reidentification.finding");
    }

    /** The same person, as another project knows them. */
    private String ofAnother() {
        Visitor other = as(Role.APPLICANT);
        Permit theirs = permitFor(other);
        awaitExtract(other, theirs);
        return codeOf(theirs, 4);
    }

    @Test
    @Tag("attack")
    void guessing_codes_is_slowed_down_and_a_second_request_about_somebody_is_refused() {
        asked(5);
        assertThat(ask(analyst, 5).code()).isEqualTo("reidentification.already-open");
        int last = 0;
        for (int i = 0; i < 10; i++) {
            last = analyst.post(
                            PATH, Map.of("permit", permit.number(), "code", "%032x".formatted(i), "finding", FINDING))
                    .status();
        }
        assertThat(last).isEqualTo(429);
        clock.advance(Duration.ofMinutes(2));
    }

    @Test
    @Tag("attack")
    void a_desk_asks_only_of_what_is_approved_and_gets_one_answer() {
        String number = asked(6);
        String token = desk();
        assertThat(candidates(token, number, 6).code()).isEqualTo("reidentification.over");
        for (String stranger : List.of("", "arete-desk-guess", analyst.token())) {
            assertThat(candidates(stranger, number, 6).status()).isEqualTo(401);
        }
        approve(as(Role.COMMITTEE), number, "medical");
        assertThat(candidates(token, number, 6).code()).isEqualTo("reidentification.over");
        approve(as(Role.AUTHORITY), number, "legal");

        assertThat(candidates(token, number, 1, 2, 3).text()).isEqualTo("{\"place\":null}");
        assertThat(candidates(token, number, 1, 6, 3).json().path("place").asInt(-1))
                .isEqualTo(1);
        // The same question, whose answer may have been lost; any other is none of this desk's business now.
        assertThat(candidates(token, number, 1, 6, 3).json().path("place").asInt(-1))
                .isEqualTo(1);
        assertThat(candidates(token, number, 6).code()).isEqualTo("reidentification.over");
        assertThat(candidates(desk(), number, 1, 6, 3).code()).isEqualTo("reidentification.over");
        assertThat(send(desk(), "/" + number + "/end", "{\"outcome\":\"informed\"}")
                        .code())
                .isEqualTo("reidentification.over");
        assertThat(send(token, "/" + number + "/end", "{\"outcome\":\"not-found\"}")
                        .code())
                .isEqualTo("reidentification.over");
        assertThat(send(token, "/" + number + "/end", "{\"outcome\":\"not-wanted\"}")
                        .status())
                .isEqualTo(204);
        assertThat(candidates(token, number, 1, 6, 3).code()).isEqualTo("reidentification.over");
        assertThat(send(token, "/REID-2026-9999/candidates", "{\"codes\":[\"" + "0".repeat(32) + "\"]}")
                        .status())
                .isEqualTo(404);
        assertThat(send(token, "/" + number + "/candidates", "{\"codes\":[\"" + nir(6) + "\"]}")
                        .text())
                .contains("reidentification.not-a-code")
                .doesNotContain(nir(6));
    }

    @Test
    void a_request_lapses_is_refused_or_withdrawn_and_nothing_of_it_stays() {
        String lapsed = approved(8);
        String refused = asked(9);
        String withdrawn = asked(10);
        assertThat(as(Role.COMMITTEE)
                        .post(PATH + "/" + refused + "/refuse", Map.of("reason", "Not sure enough"))
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("REFUSED");
        assertThat(analyst.post(PATH + "/" + withdrawn + "/withdraw", "{}")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("WITHDRAWN");
        clock.advance(Duration.ofDays(31));
        assertThat(candidates(desk(), lapsed, 8).code()).isEqualTo("reidentification.over");
        expiry.lapse();
        assertThat(state(lapsed)).isEqualTo("EXPIRED");
        assertThat(jdbc.sql("select count(*) from reidentification.request where number in (:all) and code is not null")
                        .param("all", List.of(lapsed, refused, withdrawn))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void the_pages_say_whose_turn_it_is_in_the_readers_language() {
        Visitor project = analyst.speaking("fr");
        String asking = project.form(
                        "/reidentifications",
                        "/reidentifications",
                        Map.of("permit", permit.number(), "code", codeOf(permit, 11), "finding", "court"))
                .text();
        assertThat(asking).contains("La découverte est trop courte", "court");
        assertThat(project.form(
                                "/reidentifications",
                                "/reidentifications",
                                Map.of("permit", permit.number(), "code", codeOf(permit, 11), "finding", FINDING))
                        .status())
                .isEqualTo(302);
        String page = project.page("/reidentifications").text();
        assertThat(page).contains("attend deux accords", "BRCA1").doesNotContain("??");
        String number = page.replaceAll("(?s).*?(REID-\\d{4}-\\d{4}).*", "$1");
        Visitor committee = as(Role.COMMITTEE);
        assertThat(committee.page("/reidentifications").text())
                .contains(number, "Approve: grave")
                .doesNotContain("??");
        committee.form("/reidentifications", "/reidentifications/" + number + "/approve", Map.of("side", "medical"));
        as(Role.AUTHORITY)
                .form("/reidentifications", "/reidentifications/" + number + "/approve", Map.of("side", "legal"));
        assertThat(state(number)).isEqualTo("APPROVED");
        assertThat(project.page("/reidentifications").text()).contains("le guichet cherche");
        assertThat(as(Role.PARTNER).get(PATH).json()).isEmpty();
    }
}
