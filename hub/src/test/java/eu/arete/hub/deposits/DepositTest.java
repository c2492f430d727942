package eu.arete.hub.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Descriptors;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.TableSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class DepositTest extends HubTest {
    private static final String CODE = "0123456789abcdef0123456789abcdef";
    private static final String HEADER = "NUM;PERSON;DAY;ICD\n";

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private LakeStore lake;

    @Autowired
    private PublicLog log;

    private Partner partner(String dataset) {
        Visitor visitor = as("anap", Role.PARTNER);
        visitor.post("/api/v1/datasets", Descriptors.acts(dataset, "anap"));
        return new Partner(visitor, dataset);
    }

    private static String rows(int from, int to) {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = from; i <= to; i++) {
            rows.append(i).append(';').append(CODE).append(";02/03/2023;E11\n");
        }
        return rows.toString();
    }

    private long rowsOf(String dataset) {
        return catalogue
                .snapshot(new TableName(dataset, "ACTS"))
                .map(TableSnapshot::rows)
                .orElse(0L);
    }

    /** Entries are published a moment after their commit. */
    private long entriesOf(String dataset, String manifest) {
        for (int i = 0; ; i++) {
            long found = log.about(Field.DATASET, dataset).stream()
                    .filter(entry -> entry.json().contains(manifest))
                    .count();
            if (found > 0 || i == 100) {
                return found;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
    }

    @Test
    void a_sound_delivery_is_in_the_lake_the_catalogue_and_the_log() throws IOException {
        Partner partner = partner("dep-sound");
        JsonNode deposit = partner.deliver(Map.of("ACTS.2023-01.csv", rows(1, 30), "ACTS.2023-02.csv", rows(31, 50)));

        assertThat(deposit.path("state").asString()).isEqualTo("ACCEPTED");
        assertThat(deposit.path("accepted").asLong()).isEqualTo(50);
        assertThat(rowsOf("dep-sound")).isEqualTo(50);
        var dataset = anyone().get("/api/v1/datasets/dep-sound").json();
        assertThat(dataset.path("rows").asString()).isEqualTo("50");
        assertThat(dataset.path("firstDay").asString()).isEqualTo("2023-03-02");
        String manifest = deposit.path("manifest").asString();
        assertThat(entriesOf("dep-sound", manifest)).isEqualTo(1);
        LakeFile file = catalogue
                .snapshot(new TableName("dep-sound", "ACTS"))
                .orElseThrow()
                .files()
                .get(0)
                .file();
        assertThat(new String(Files.readAllBytes(home.lake().resolve(file.path())), StandardCharsets.ISO_8859_1))
                .doesNotContain("PAR1", CODE);
        Path plain = Files.createTempDirectory("plain").resolve("x.parquet");
        lake.read(file, plain);
        assertThat(new String(Files.readAllBytes(plain), StandardCharsets.ISO_8859_1))
                .startsWith("PAR1");
    }

    @Test
    void the_same_bytes_twice_change_nothing() {
        Partner partner = partner("dep-twice");
        Map<String, String> files = Map.of("ACTS.csv", rows(1, 20));
        String id = partner.deliver(files).path("id").asString();
        long version = catalogue.dataset("dep-twice").version();

        Visitor.Answer again = partner.announce(files);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("id").asString()).isEqualTo(id);
        assertThat(partner.send(id, "ACTS.csv", files.get("ACTS.csv")).status()).isEqualTo(200);
        assertThat(partner.complete(id).status()).isEqualTo(200);
        assertThat(rowsOf("dep-twice")).isEqualTo(20);
        assertThat(catalogue.dataset("dep-twice").version()).isEqualTo(version);

        Visitor.Answer renamed = partner.announce(Map.of("ACTS.again.csv", rows(1, 20)));
        assertThat(renamed.code()).isEqualTo("deposits.already-delivered");
    }

    @Test
    void a_corrected_file_takes_the_place_of_the_one_before() {
        Partner partner = partner("dep-corrected");
        partner.deliver(Map.of("ACTS.2023-01.csv", rows(1, 20), "ACTS.2023-02.csv", rows(21, 30)));
        partner.deliver(Map.of("ACTS.2023-01.csv", rows(1, 25)));
        assertThat(rowsOf("dep-corrected")).isEqualTo(35);
    }

    @Test
    void a_packed_correction_takes_the_place_of_the_file_that_was_not_packed() {
        Partner partner = partner("dep-packed");
        partner.deliver(Map.of("ACTS.2023-01.csv", rows(1, 20)));
        JsonNode deposit = partner.deliver(Map.of("ACTS.2023-01.csv.gz", rows(1, 25)));
        assertThat(deposit.path("state").asString()).isEqualTo("ACCEPTED");
        assertThat(rowsOf("dep-packed")).isEqualTo(25);
        Map<String, String> both = Map.of("ACTS.2023-02.csv", rows(1, 2), "ACTS.2023-02.csv.gz", rows(1, 3));
        assertThat(partner.announce(both).status()).as("one file, named twice").isEqualTo(422);
    }

    @Test
    void rejected_rows_are_reported_by_line_and_downloadable() {
        Partner partner = partner("dep-rejects");
        JsonNode deposit = partner.deliver(Map.of("ACTS.csv", rows(1, 10) + "11;;;nope\n0;;31/02/2023;E11\n5;;;E11\n"));
        String id = deposit.path("id").asString();

        assertThat(deposit.path("state").asString()).isEqualTo("ACCEPTED_WITH_REJECTS");
        assertThat(deposit.path("rejected").asLong()).isEqualTo(3);
        JsonNode file = partner.report(id).path("files").get(0);
        assertThat(file.path("rules").path("row.duplicate").asLong()).isEqualTo(1);
        assertThat(file.path("examples").get(0).toString())
                .isEqualTo("{\"line\":12,\"column\":\"ICD\",\"rule\":\"value.pattern\",\"value\":\"nope\"}");
        assertThat(partner.rejects(id).lines())
                .containsExactly(
                        "file;line;column;rule;value",
                        "ACTS.csv;12;ICD;value.pattern;\"nope\"",
                        "ACTS.csv;13;NUM;value.minimum;\"0\"",
                        "ACTS.csv;13;DAY;value.type;\"31/02/2023\"",
                        "ACTS.csv;14;;row.duplicate;");
    }

    @Test
    void too_many_rejected_rows_refuse_the_whole() {
        Partner partner = partner("dep-bad");
        JsonNode deposit = partner.deliver(Map.of("ACTS.a.csv", rows(1, 2), "ACTS.b.csv", HEADER + "x;;;\n".repeat(5)));
        assertThat(deposit.path("state").asString()).isEqualTo("REFUSED");
        assertThat(deposit.path("refusal").path("code").asString()).isEqualTo("rows.too-many-rejected");
        assertThat(rowsOf("dep-bad")).isZero();
        assertThat(home.lake().resolve("dep-bad/ACTS")).isEmptyDirectory();
    }

    @Test
    @Tag("attack")
    void a_nir_in_any_file_refuses_the_whole_deposit_at_its_place() {
        Partner partner = partner("dep-nir");
        JsonNode deposit = partner.deliver(
                Map.of("ACTS.a.csv", rows(1, 20), "ACTS.b.csv", HEADER + "21;;;E11\n22;;;255081416802538\n"));
        JsonNode refusal = deposit.path("refusal");
        assertThat(refusal.path("code").asString()).isEqualTo("file.personal-data");
        assertThat(refusal.path("file").asString()).isEqualTo("ACTS.b.csv");
        assertThat(refusal.path("line").asLong()).isEqualTo(3);
        assertThat(refusal.path("column").asString()).isEqualTo("ICD");
        assertThat(deposit.toString()).doesNotContain("255081416802538");
        assertThat(rowsOf("dep-nir")).isZero();
    }

    @Test
    @Tag("attack")
    void other_bytes_than_announced_are_refused_and_leave_nothing() throws IOException {
        Partner partner = partner("dep-hash");
        String id = partner.announce(Map.of("ACTS.csv", rows(1, 5)))
                .json()
                .path("id")
                .asString();
        assertThat(partner.send(id, "ACTS.csv", rows(1, 4)).code()).isEqualTo("deposits.size");
        assertThat(partner.send(id, "ACTS.csv", rows(1, 6)).code()).isEqualTo("deposits.size");
        assertThat(partner.send(id, "ACTS.csv", rows(2, 6)).code()).isEqualTo("deposits.checksum");
        assertThat(partner.send(id, "OTHER.csv", "x").code()).isEqualTo("deposits.not-announced");
        assertThat(partner.complete(id).code()).isEqualTo("deposits.incomplete");
        assertThat(partner.send(id, "ACTS.csv", rows(1, 5)).status()).isEqualTo(200);
        assertThat(partner.send(id, "ACTS.csv", rows(1, 5)).status()).isEqualTo(200);
        assertThat(partner.complete(id).status()).isIn(200, 202);
        assertThat(partner.await(id).path("state").asString()).isEqualTo("ACCEPTED");
    }

    @Test
    @Tag("attack")
    void another_organisation_neither_deposits_nor_sees() {
        Partner partner = partner("dep-mine");
        String id = partner.deliver(Map.of("ACTS.csv", rows(1, 12))).path("id").asString();
        Visitor stranger = as("other", Role.PARTNER);
        String base = "/api/v1/datasets/dep-mine/deposits";
        assertThat(stranger.get(base + "/" + id).status()).isEqualTo(404);
        assertThat(stranger.get(base + "/" + id + "/rejects.csv").status()).isEqualTo(404);
        assertThat(new Partner(stranger, "dep-mine")
                        .announce(Map.of("ACTS.x.csv", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(as("anap", Role.APPLICANT).get(base + "/" + id).status()).isEqualTo(403);
        assertThat(anyone().get(base + "/" + id).status()).isEqualTo(401);
        assertThat(as("anap", Role.PARTNER)
                        .post(
                                base,
                                Map.of(
                                        "files",
                                        List.of(Map.of("name", "../x.csv", "sha256", "0".repeat(64), "size", 1))))
                        .status())
                .isIn(400, 422);
    }
}
