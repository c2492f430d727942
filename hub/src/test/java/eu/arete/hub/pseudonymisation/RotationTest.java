package eu.arete.hub.pseudonymisation;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.Vault;
import eu.arete.hub.Visitor;
import eu.arete.hub.access.Permit;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Descriptors;
import eu.arete.hub.citizens.Desks;
import eu.arete.hub.citizens.Oppositions;
import eu.arete.hub.deposits.Partner;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.workspace.WorkspaceTest;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LiveFile;
import eu.arete.privacy.FirstStageCode;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.Pseudonym;
import eu.arete.privacy.ReceiptNumber;
import eu.arete.privacy.SecondStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The codes of a lake change in one moment; what projects, citizens and partners see does not. */
class RotationTest extends WorkspaceTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ROTATIONS = "/api/v1/rotations";
    private static final String REASON = "The yearly rotation that the authority has planned.";

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private LakeStore lake;

    @Autowired
    private KeyStore keys;

    @Autowired
    private Regimes regimes;

    @Autowired
    private Oppositions oppositions;

    @Autowired
    private Desks desks;

    @Autowired
    private PublicLog log;

    /** @return the number of the one proposed */
    private String propose(Visitor by, String dataset) {
        Visitor.Answer answer = by.post(ROTATIONS, Map.of("dataset", dataset, "reason", REASON));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("number").asString();
    }

    private JsonNode rotate(String dataset) {
        Visitor administrator = as(Role.ADMINISTRATOR);
        String number = propose(administrator, dataset);
        Visitor.Answer started = as(Role.AUTHORITY).post(ROTATIONS + "/" + number + "/start", "{}");
        assertThat(started.status()).as(started.text()).isEqualTo(200);
        return await(administrator, number);
    }

    private static JsonNode await(Visitor administrator, String number) {
        for (int i = 0; ; i++) {
            JsonNode rotation = administrator.get(ROTATIONS + "/" + number).json();
            if (!rotation.path("state").asString().equals("RUNNING") || i == 600) {
                assertThat(rotation.path("state").asString()).isEqualTo("DONE");
                return rotation;
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    private void deliver(String dataset, int from, int to) {
        Visitor partner = as("anap", Role.PARTNER);
        partner.post("/api/v1/datasets", Descriptors.acts(dataset, "anap"));
        deliver(partner, dataset, from, to);
    }

    private static void deliver(Visitor partner, String dataset, int from, int to) {
        StringBuilder rows = new StringBuilder("NUM;PERSON;DAY;ICD\n");
        for (int i = from; i < to; i++) {
            rows.append(i).append(';').append(code(i)).append(";02/03/2023;E11\n");
        }
        JsonNode deposit = new Partner(partner, dataset).deliver(Map.of("ACTS." + from + ".csv", rows.toString()));
        assertThat(deposit.path("state").asString()).isEqualTo("ACCEPTED");
    }

    /** Codes of the dataset's rows, as they lie in the lake. */
    private List<String> codes(String dataset) throws Exception {
        List<String> codes = new ArrayList<>();
        Path directory = Files.createTempDirectory(Path.of("/dev/shm"), "arete-rotation-test");
        try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = engine.createStatement()) {
            for (LiveFile live : catalogue
                    .snapshot(new TableName(dataset, "ACTS"))
                    .orElseThrow()
                    .files()) {
                Path plain = directory.resolve(live.file().id());
                lake.read(live.file(), plain);
                try (ResultSet rows = statement.executeQuery("SELECT PERSON FROM read_parquet('" + plain + "')")) {
                    while (rows.next()) {
                        codes.add(rows.getString(1));
                    }
                }
                Files.delete(plain);
            }
        }
        Files.delete(directory);
        return codes;
    }

    private Set<String> expected(int from, int to, eu.arete.privacy.Regime regime) {
        SecondStage stage = new SecondStage(keys.secret(Vault.SECOND_STAGE), regime);
        Set<String> codes = new TreeSet<>();
        for (int i = from; i < to; i++) {
            codes.add(stage.pseudonym(new FirstStageCode(code(i))).hex());
        }
        return codes;
    }

    private void oppose(int person) {
        Visitor.Answer paired = as(Role.ADMINISTRATOR).post("/api/v1/desks", Map.of("name", "Desk"));
        var desk = desks.holding(paired.json().path("token").asString(), "test");
        oppositions.record(
                desk,
                new FirstStageCode(code(person)),
                true,
                ReceiptNumber.random(RANDOM).hash());
    }

    private static Set<String> project(Visitor user, Permit permit) {
        JsonNode extract = awaitExtract(user, permit);
        assertThat(extract.path("persons").asLong()).isPositive();
        JsonNode query = run(
                user,
                permit,
                "SELECT count(DISTINCT person) AS persons, md5(string_agg(DISTINCT person,"
                        + " '' ORDER BY person)) AS codes FROM PEOPLE");
        return Set.of(result(user, permit, query).path("rows").toString());
    }

    @Test
    void everything_is_rotated_and_a_project_an_opposition_and_a_partner_notice_nothing() throws Exception {
        deliver();
        deliver("rot-all", 1, 50);
        oppose(3);
        Visitor analyst = as(Role.APPLICANT);
        Permit permit = grant(analyst);
        Set<String> before = project(analyst, permit);
        Set<Pseudonym> opposed = oppositions.opposedAsOf(clock.instant());
        Set<String> lay = new TreeSet<>(codes("rot-all"));

        JsonNode rotation = rotate("");

        eu.arete.privacy.Regime regime = regimes.of("rot-all");
        assertThat(regime.number()).isEqualTo(rotation.path("regime").asInt()).isGreaterThan(1);
        assertThat(new TreeSet<>(codes("rot-all")))
                .isEqualTo(expected(1, 50, regime))
                .doesNotContainAnyElementsOf(lay);
        assertThat(oppositions.opposedAsOf(clock.instant()))
                .hasSameSizeAs(opposed)
                .doesNotContainAnyElementsOf(opposed);
        // A delivery after it gets the same codes.
        deliver("rot-all", 40, 60);
        assertThat(new TreeSet<>(codes("rot-all"))).isEqualTo(expected(1, 60, regime));
        // A new extract has the same persons under the same codes, and not who opposes.
        as(Role.AUTHORITY).post("/api/v1/extracts/" + permit.number(), "{}");
        assertThat(project(analyst, permit)).isEqualTo(before);
        var told = log.about(Field.SHA256, rotation.path("sha256").asString());
        for (int i = 0; i < 100 && told.isEmpty(); i++) {
            LockSupport.parkNanos(100_000_000);
            told = log.about(Field.SHA256, rotation.path("sha256").asString());
        }
        assertThat(told.get(0).json()).contains("pseudonyms.rotated").doesNotContain(REASON);
    }

    @Test
    void a_dataset_is_rotated_alone_and_extracts_still_leave_out_who_opposes() throws Exception {
        deliver();
        oppose(5);
        Visitor analyst = as(Role.APPLICANT);
        Permit permit = grant(analyst);
        Set<String> before = project(analyst, permit);
        rotate("registry");
        assertThat(regimes.of("registry").number())
                .isNotEqualTo(regimes.ofOppositions().number());
        as(Role.AUTHORITY).post("/api/v1/extracts/" + permit.number(), "{}");
        assertThat(project(analyst, permit)).isEqualTo(before);
        assertThat(oppositions.opposedAsOf(clock.instant(), regimes.of("registry")))
                .contains(regimes.stage(regimes.of("registry")).pseudonym(new FirstStageCode(code(5))));
    }

    @Test
    void deliveries_during_a_rotation_never_mix_two_regimes() throws Exception {
        deliver("rot-busy", 1, 20);
        AtomicBoolean over = new AtomicBoolean();
        int[] next = {20};
        Visitor partner = as("anap", Role.PARTNER);
        Thread deliveries = new Thread(() -> {
            while (!over.get()) {
                deliver(partner, "rot-busy", next[0], next[0] + 10);
                next[0] += 10;
            }
        });
        deliveries.start();
        rotate("rot-busy");
        rotate("rot-busy");
        over.set(true);
        deliveries.join(Duration.ofMinutes(1).toMillis());
        assertThat(new TreeSet<>(codes("rot-busy"))).isEqualTo(expected(1, next[0], regimes.of("rot-busy")));
        assertThat(codes("rot-busy")).hasSize(next[0] - 1);
    }

    @Test
    void given_up_it_leaves_everything_as_it_was() throws Exception {
        deliver("rot-left", 1, 10);
        List<String> before = codes("rot-left");
        Visitor administrator = as(Role.ADMINISTRATOR);
        String number = propose(administrator, "rot-left");
        assertThat(administrator
                        .post(ROTATIONS + "/" + number + "/abandon", "{}")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("ABANDONED");
        assertThat(codes("rot-left")).isEqualTo(before);
        assertThat(as(Role.AUTHORITY)
                        .post(ROTATIONS + "/" + number + "/start", "{}")
                        .code())
                .isEqualTo("pseudonymisation.over");
    }

    @Test
    @Tag("attack")
    void nobody_rotates_alone() {
        Visitor both = as(Role.ADMINISTRATOR, Role.AUTHORITY);
        String number = propose(both, "");
        assertThat(both.post(ROTATIONS + "/" + number + "/start", "{}").code())
                .isEqualTo("pseudonymisation.two-persons");
        assertThat(as(Role.ADMINISTRATOR)
                        .post(ROTATIONS + "/" + number + "/start", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(as(Role.AUTHORITY).post(ROTATIONS, Map.of("reason", REASON)).status())
                .isEqualTo(403);
        assertThat(as(Role.PARTNER).get(ROTATIONS).status()).isEqualTo(403);
        assertThat(anyone().get(ROTATIONS).status()).isEqualTo(401);
        assertThat(as(Role.ADMINISTRATOR)
                        .post(ROTATIONS, Map.of("reason", REASON))
                        .code())
                .isEqualTo("pseudonymisation.one-at-a-time");
        assertThat(withoutSecondFactor(both.person())
                        .post(ROTATIONS + "/" + number + "/start", "{}")
                        .status())
                .isEqualTo(403);
        both.post(ROTATIONS + "/" + number + "/abandon", "{}");
        assertThat(both.post(ROTATIONS, Map.of("dataset", "no-such", "reason", REASON))
                        .status())
                .isEqualTo(404);
        assertThat(both.post(ROTATIONS, Map.of("reason", "short")).code()).isEqualTo("pseudonymisation.reason");
    }

    @Test
    void the_page_says_what_lies_where_and_whose_turn_it_is() {
        deliver("rot-page", 1, 5);
        Visitor administrator = as(Role.ADMINISTRATOR).speaking("fr");
        assertThat(administrator
                        .form("/rotations", "/rotations", Map.of("dataset", "rot-page", "reason", "court"))
                        .text())
                .contains("Le motif est trop court", "court");
        Visitor.Answer proposed =
                administrator.form("/rotations", "/rotations", Map.of("dataset", "rot-page", "reason", REASON));
        assertThat(proposed.status()).isEqualTo(302);
        String page = administrator.page("/rotations").text();
        assertThat(page)
                .contains("Rotation des pseudonymes", "rot-page", "proposée")
                .doesNotContain("??");
        String number = proposed.location().substring(proposed.location().indexOf('#') + 1);
        Visitor authority = as(Role.AUTHORITY);
        assertThat(authority.page("/rotations").text()).contains("Start it").doesNotContain("??");
        assertThat(authority
                        .form("/rotations", "/rotations/" + number + "/start", Map.of())
                        .status())
                .isEqualTo(302);
        await(as(Role.ADMINISTRATOR), number);
        assertThat(authority.page("/rotations").text()).contains("done", "to regime");
    }
}
