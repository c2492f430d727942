package eu.arete.hub.upkeep.internal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.Vault;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.citizens.Oppositions;
import eu.arete.hub.deposits.Partner;
import eu.arete.hub.jobs.Job;
import eu.arete.hub.jobs.JobId;
import eu.arete.hub.jobs.JobState;
import eu.arete.hub.jobs.Jobs;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.publiclog.PublishedEntry;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LiveFile;
import eu.arete.lake.tables.RowPositions;
import eu.arete.lake.tables.SnapshotNote;
import eu.arete.lake.tables.TableChange;
import eu.arete.lake.tables.TableSnapshot;
import eu.arete.lake.upkeep.Rewriting;
import eu.arete.lake.upkeep.RowRule;
import eu.arete.lake.upkeep.RowSearch;
import eu.arete.privacy.FirstStageCode;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.Pseudonym;
import eu.arete.privacy.ReceiptNumber;
import eu.arete.privacy.SecondStage;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A person opposes; from then on their rows go, out of what is read, then out of the files; and it is proven. */
@TestPropertySource(
        properties = "arete.upkeep.hub=its-own") // upkeep is of the whole lake: no other test may put its files there
class UpkeepStoryTest extends HubTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Jobs jobs;

    @Autowired
    private PublicLog log;

    @Autowired
    private LakeStore store;

    @Autowired
    private Scratch scratch;

    @Autowired
    private UpkeepSettings settings;

    @Autowired
    private LakeState lake;

    @Autowired
    private Proving proving;

    @Autowired
    private Oppositions oppositions;

    @Autowired
    private KeyStore keys;

    @Autowired
    private TransactionTemplate transaction;

    private static FirstStageCode someone() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return new FirstStageCode(HexFormat.of().formatHex(bytes));
    }

    private Pseudonym pseudonym(FirstStageCode code) {
        return new SecondStage(keys.ensureSecret(Vault.SECOND_STAGE)).pseudonym(code);
    }

    private ReceiptNumber opposes(FirstStageCode code) {
        String desk = as(Role.ADMINISTRATOR)
                .post("/api/v1/desks", Map.of("name", "Desk"))
                .json()
                .path("token")
                .asString("");
        ReceiptNumber receipt = ReceiptNumber.random(RANDOM);
        Visitor.Answer answer = anyone().api(anyone().request("/api/v1/oppositions")
                .header("Authorization", "Bearer " + desk)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"code\":\"" + code.hex()
                        + "\",\"wish\":\"oppose\",\"receipt\":\"" + receipt.hash() + "\"}")));
        assertThat(answer.status()).isBetween(200, 202);
        return receipt;
    }

    private Partner partner(String dataset, String more) {
        String descriptor = """
                {"name":"%s","title":"Care","arete":{"nature":"synthetic","partner":"anap"%s},
                 "resources":[
                  {"name":"PEOPLE","dialect":{"delimiter":";"},"schema":{"fields":[
                    {"name":"PERSON","type":"string","arete":{"role":"identifier"}},
                    {"name":"OLD","type":"string","arete":{"role":"identifier"}}],
                   "arete":{"person":"PERSON","linkage":["PERSON","OLD"]}}},
                  {"name":"ACTS","dialect":{"delimiter":";"},"schema":{"fields":[
                    {"name":"NUM","type":"integer"},
                    {"name":"PERSON","type":"string","arete":{"role":"identifier"}},
                    {"name":"DAY","type":"date","format":"%%Y-%%m-%%d"}],
                   "arete":{"person":"PERSON","period":"DAY"}}},
                  {"name":"DRUGS","dialect":{"delimiter":";"},"schema":{"fields":[
                    {"name":"ACT","type":"integer"},{"name":"CODE","type":"string"}],
                   "foreignKeys":[{"fields":["ACT"],"reference":{"resource":"ACTS","fields":["NUM"]}}]}}]}
                """.formatted(dataset, more);
        Visitor visitor = as("anap", Role.PARTNER);
        catalogue.describe(descriptor.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new Partner(visitor, dataset);
    }

    private static void accepted(Partner partner, Map<String, String> files) {
        assertThat(partner.deliver(files).path("state").asString()).isEqualTo("ACCEPTED");
    }

    private Job does(String work) throws InterruptedException {
        JobId id = JobId.parse(as(Role.ADMINISTRATOR)
                .post("/api/v1/upkeep/" + work, Map.of())
                .json()
                .path("job")
                .asString());
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (jobs.find(id).orElseThrow().state().isOpen()) {
            assertThat(System.nanoTime()).as("%s", jobs.find(id)).isLessThan(deadline);
            Thread.sleep(30);
        }
        return jobs.find(id).orElseThrow();
    }

    private long rows(String dataset, String table) {
        return catalogue
                .snapshot(new TableName(dataset, table))
                .map(TableSnapshot::rows)
                .orElse(0L);
    }

    /** Rows, seen or not, of files of any snapshot that hold this code. */
    private long holding(String dataset, Pseudonym code) throws Exception {
        return new RowSearch(store, scratch, settings.limits())
                        .find(
                                lake.remembered(catalogue.dataset(dataset)).stream()
                                        .map(table -> new eu.arete.lake.extract.SourceTable(
                                                table.name(),
                                                table.schema(),
                                                table.snapshot(),
                                                table.files().stream()
                                                        .map(file -> LiveFile.whole(file.file(), file.delivery()))
                                                        .toList()))
                                        .toList(),
                                new RowRule.OfPersons(Set.of(code.hex())),
                                (done, all) -> {})
                        .values()
                        .stream()
                        .flatMap(files -> files.values().stream())
                        .mapToLong(RowPositions::count)
                        .sum();
    }

    private List<String> told(String dataset) {
        jobs.latest(1);
        List<PublishedEntry> entries = log.about(Field.DATASET, dataset);
        return entries.stream()
                .map(entry -> entry.type() + " " + entry.facts().getOrDefault("outcome", "") + " "
                        + entry.facts().getOrDefault("rowsWithdrawn", ""))
                .filter(text -> !text.startsWith("deposit") && !text.startsWith("dataset"))
                .map(String::strip)
                .toList();
    }

    private void await(String dataset, String entry) throws InterruptedException {
        for (int i = 0; i < 400 && !told(dataset).contains(entry); i++) {
            Thread.sleep(25);
        }
        assertThat(told(dataset)).contains(entry);
    }

    @Test
    void who_opposes_is_withdrawn_then_erased_and_what_comes_later_under_another_code_too() throws Exception {
        String dataset = "upkeep-" + Long.toHexString(RANDOM.nextLong() >>> 24);
        Partner partner = partner(dataset, "");
        FirstStageCode anna = someone();
        FirstStageCode annaBefore = someone();
        FirstStageCode bruno = someone();
        accepted(
                partner,
                Map.of(
                        "PEOPLE.csv",
                        "PERSON;OLD\n" + anna.hex() + ";" + annaBefore.hex() + "\n" + bruno.hex() + ";\n",
                        "ACTS.1.csv",
                        "NUM;PERSON;DAY\n1;" + anna.hex() + ";2024-01-01\n2;" + annaBefore.hex() + ";2024-01-02\n3;"
                                + bruno.hex() + ";2024-01-03\n",
                        "DRUGS.1.csv",
                        "ACT;CODE\n1;A10\n2;B10\n3;C10\n"));
        List<String> before = catalogue.snapshot(new TableName(dataset, "ACTS")).orElseThrow().files().stream()
                .map(file -> file.file().path())
                .toList();
        ReceiptNumber receipt = opposes(anna);

        assertThat(does("purge").state()).isEqualTo(JobState.DONE);
        assertThat(rows(dataset, "ACTS")).as("within the time to think again").isEqualTo(3);

        clock.advance(settings.reflection().plusMinutes(1));
        assertThat(does("purge").state()).isEqualTo(JobState.DONE);
        assertThat(rows(dataset, "ACTS")).isEqualTo(1);
        assertThat(rows(dataset, "PEOPLE")).isEqualTo(1);
        assertThat(rows(dataset, "DRUGS")).as("what belongs to rows that went").isEqualTo(1);
        assertThat(holding(dataset, pseudonym(anna))).as("files hold them yet").isPositive();
        await(dataset, "rows.withdrawn opposition <11");
        assertThat(as(Role.ADMINISTRATOR).page("/upkeep").text()).contains(dataset, "still in files or snapshots");

        Job erased = does("erase");
        assertThat(erased.state()).as("%s", erased.failure()).isEqualTo(JobState.DONE);
        assertThat(holding(dataset, pseudonym(anna))).isZero();
        assertThat(holding(dataset, pseudonym(annaBefore))).isZero();
        assertThat(holding(dataset, pseudonym(bruno))).isPositive();
        assertThat(before).noneMatch(path -> Files.exists(home.lake().resolve(path)));
        await(dataset, "files.rewritten erasure");
        await(dataset, "snapshots.forgotten erasure");
        Visitor administrator = as(Role.ADMINISTRATOR);
        String page = administrator.page("/upkeep").text();
        assertThat(page).contains("No file holds a code", "nothing left");
        String report = administrator
                .get("/api/v1/upkeep")
                .json()
                .path("lastProof")
                .path("sha256")
                .asString();
        assertThat(eu.arete.hub.Sha256.of(
                        administrator.page("/upkeep/proofs/" + report).text()))
                .isEqualTo(report);
        assertThat(log.about(Field.SHA256, report)).hasSize(1);
        assertThat(anyone().post("/api/v1/oppositions/receipt", Map.of("number", receipt.text()))
                        .status())
                .isEqualTo(200);

        // Nothing in the lake links these two codes any more.
        accepted(partner, Map.of("ACTS.2.csv", "NUM;PERSON;DAY\n4;" + annaBefore.hex() + ";2024-02-01\n"));
        assertThat(oppositions.opposedAsOf(clock.instant())).contains(pseudonym(annaBefore));
        does("purge");
        assertThat(rows(dataset, "ACTS")).isEqualTo(1);
    }

    /** By a job of its own: one that is taken up again does not look twice. */
    private boolean proves() throws Exception {
        return proving.prove(new LoneRun());
    }

    @Test
    void a_planted_row_makes_the_proof_fail() throws Exception {
        String dataset = "upkeep-" + Long.toHexString(RANDOM.nextLong() >>> 24);
        Partner partner = partner(dataset, "");
        FirstStageCode clara = someone();
        FirstStageCode dario = someone();
        accepted(
                partner,
                Map.of(
                        "ACTS.1.csv",
                        "NUM;PERSON;DAY\n1;" + clara.hex() + ";2024-01-01\n2;" + dario.hex() + ";2024-01-02\n"));
        TableName acts = new TableName(dataset, "ACTS");
        LiveFile old = catalogue.snapshot(acts).orElseThrow().files().get(0);
        opposes(clara);
        clock.advance(settings.reflection().plusMinutes(1));
        assertThat(does("erase").state()).isEqualTo(JobState.DONE);
        assertThat(proves()).isTrue();

        // Somebody delivers a row of hers again: until the next purge a file holds it, and the proof says so.
        accepted(partner, Map.of("ACTS.2.csv", "NUM;PERSON;DAY\n3;" + clara.hex() + ";2024-03-01\n"));
        assertThat(proves()).isFalse();
        assertThat(as(Role.ADMINISTRATOR).page("/upkeep").text()).contains("A file still holds a code");
        LiveFile planted = catalogue.snapshot(acts).orElseThrow().files().stream()
                .filter(file -> file.delivery() != old.delivery())
                .findFirst()
                .orElseThrow();
        // Hiding the row is not enough.
        transaction.executeWithoutResult(
                status -> catalogue.exchange(acts, TableChange.purge(Map.of(planted.file(), RowPositions.of(0)))));
        assertThat(proves()).isFalse();
        assertThat(does("erase").state()).isEqualTo(JobState.DONE);
        assertThat(proves()).isTrue();
    }

    @Test
    void rows_past_their_time_are_counted_first_then_withdrawn_and_a_law_may_keep_those_of_who_opposes()
            throws Exception {
        String dataset = "upkeep-" + Long.toHexString(RANDOM.nextLong() >>> 24);
        Partner partner = partner(dataset, ",\"retentionYears\":5,\"purge\":\"none\"");
        FirstStageCode elsa = someone();
        accepted(
                partner,
                Map.of(
                        "ACTS.1.csv",
                        "NUM;PERSON;DAY\n1;" + elsa.hex() + ";2020-06-01\n2;" + elsa.hex() + ";2022-01-02\n",
                        "DRUGS.1.csv",
                        "ACT;CODE\n1;A10\n2;B10\n"));
        does("preview");
        assertThat(as(Role.ADMINISTRATOR).page("/upkeep").text()).contains(dataset + "/ACTS", dataset + "/DRUGS");
        assertThat(rows(dataset, "ACTS")).isEqualTo(2);
        assertThat(does("retain").state()).isEqualTo(JobState.DONE);
        assertThat(rows(dataset, "ACTS")).isEqualTo(1);
        assertThat(rows(dataset, "DRUGS")).isEqualTo(1);
        await(dataset, "rows.withdrawn retention <11");

        opposes(elsa);
        clock.advance(settings.reflection().plusMinutes(1));
        does("purge");
        assertThat(rows(dataset, "ACTS")).as("kept by law, read by nobody").isEqualTo(1);
        assertThat(told(dataset)).doesNotContain("rows.withdrawn opposition <11");
    }

    @Test
    void small_files_of_one_delivery_are_put_together_and_old_states_forgotten() throws Exception {
        String dataset = "upkeep-" + Long.toHexString(RANDOM.nextLong() >>> 24);
        Partner partner = partner(dataset, "");
        FirstStageCode fred = someone();
        TableName acts = new TableName(dataset, "ACTS");
        accepted(partner, Map.of("ACTS.1.csv", "NUM;PERSON;DAY\n1;" + fred.hex() + ";2024-01-01\n"));
        accepted(partner, Map.of("ACTS.2.csv", "NUM;PERSON;DAY\n2;" + fred.hex() + ";2024-02-01\n"));
        LiveFile first = catalogue.snapshot(acts).orElseThrow().files().get(0);
        LakeFile second = new Rewriting(store, scratch, settings.limits())
                .rewrite(
                        acts,
                        catalogue.dataset(dataset).table("ACTS").orElseThrow().schema(),
                        List.of(first))
                .orElseThrow();
        transaction.executeWithoutResult(status ->
                catalogue.exchange(acts, TableChange.append(List.of(new TableChange.Added(second, first.delivery())))));

        assertThat(does("compact").state()).isEqualTo(JobState.DONE);
        List<LiveFile> after = catalogue.snapshot(acts).orElseThrow().files();
        assertThat(after.stream().map(LiveFile::delivery)).hasSize(2).doesNotHaveDuplicates();
        assertThat(after.stream().mapToLong(LiveFile::rows)).containsExactlyInAnyOrder(2L, 1L);
        assertThat(Files.exists(home.lake().resolve(second.path())))
                .as("the state before can be read again")
                .isTrue();
        await(dataset, "files.rewritten compaction");

        // As if the time for which states are remembered were over.
        UpkeepSettings forgetful =
                new UpkeepSettings(100, 1, 256, Duration.ZERO, 0.1, 16, 128, Duration.ofDays(-10_000));
        long named = catalogue.history(acts).get(1).id();
        forgetting(forgetful, Set.of(named)).forget(new LoneRun(), false);
        assertThat(catalogue.history(acts))
                .as("what an extract names stays")
                .extracting(SnapshotNote::id)
                .contains(named)
                .hasSize(2);
        forgetting(forgetful, Set.of()).forget(new LoneRun(), false);
        assertThat(catalogue.history(acts)).hasSize(1);
        assertThat(rows(dataset, "ACTS")).isEqualTo(3);
        assertThat(Files.exists(home.lake().resolve(second.path()))).isFalse();
        await(dataset, "snapshots.forgotten age");
    }

    private Forgetting forgetting(UpkeepSettings settings, Set<Long> named) {
        return new Forgetting(catalogue, List.of(() -> named), lake, log, new Step(transaction), settings, clock);
    }

    @Test
    void only_administrators_ask_and_each_work_says_first_what_it_does() {
        Visitor administrator = as(Role.ADMINISTRATOR);
        assertThat(administrator.page("/upkeep/run/erase").text()).contains("This cannot be undone", "Do it now");
        assertThat(administrator.speaking("fr").page("/upkeep/run/erase").text())
                .contains("ne se défait");
        assertThat(as(Role.PARTNER).page("/upkeep").status()).isEqualTo(403);
        assertThat(as(Role.PARTNER).page("/upkeep/run/erase").status()).isEqualTo(403);
        assertThat(as(Role.PARTNER).post("/api/v1/upkeep/erase", Map.of()).status())
                .isEqualTo(403);
        assertThat(as(Role.ADMINISTRATOR)
                        .post("/api/v1/upkeep/nonsense", Map.of())
                        .status())
                .isEqualTo(404);
    }
}
