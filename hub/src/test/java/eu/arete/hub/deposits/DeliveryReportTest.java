package eu.arete.hub.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.Sha256;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Descriptors;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.SnapshotExpired;
import eu.arete.lake.tables.TableSnapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A partner delivers month after month, and is told what differs from what it used to deliver. */
class DeliveryReportTest extends HubTest {
    private static final String CODE = "0123456789abcdef0123456789abcdef";

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private PublicLog log;

    private Visitor visitor(String dataset) {
        Visitor visitor = as("anap", Role.PARTNER);
        visitor.post("/api/v1/datasets", Descriptors.acts(dataset, "anap"));
        return visitor;
    }

    /** So many rows of a month; without a diagnosis on the last ones, and with a bad diagnosis on others. */
    private static String month(int month, int rows, int empty, int bad) {
        StringBuilder text = new StringBuilder("NUM;PERSON;DAY;ICD\n");
        for (int i = 1; i <= rows; i++) {
            text.append("%d;%s;%02d/%02d/2023;%s\n"
                    .formatted(
                            month * 1000 + i, CODE, i % 28 + 1, month, i > rows - empty ? "" : i <= bad ? "x" : "E11"));
        }
        return text.toString();
    }

    private static JsonNode file(JsonNode report, String name) {
        for (JsonNode file : report.path("files")) {
            if (file.path("file").asString().equals(name)) {
                return file;
            }
        }
        throw new AssertionError("No " + name + " in " + report);
    }

    private static List<String> leaves(JsonNode file) {
        return file.path("comparison")
                .path("leaves")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void totals_are_reconciled_and_figures_that_leave_the_earlier_range_are_told_in_words() {
        Visitor visitor = visitor("rep-drift");
        Partner partner = new Partner(visitor, "rep-drift");
        partner.deliver(Map.of(
                "ACTS.2023-01.csv", month(1, 100, 2, 1),
                "ACTS.2023-02.csv", month(2, 110, 3, 1),
                "ACTS.2023-03.csv", month(3, 105, 2, 2)));
        String usual = partner.deliver(Map.of("ACTS.2023-04.csv", month(4, 108, 3, 1)))
                .path("id")
                .asString();
        assertThat(leaves(file(partner.report(usual), "ACTS.2023-04.csv"))).isEmpty();

        String odd = partner.deliver(Map.of("ACTS.2023-05.csv", month(5, 40, 30, 4)))
                .path("id")
                .asString();
        JsonNode report = partner.report(odd);
        JsonNode file = file(report, "ACTS.2023-05.csv");
        assertThat(leaves(file)).contains("rows", "rejected", "missing", "rule:value.pattern", "column:ICD");
        assertThat(leaves(file)).doesNotContain("days", "column:DAY");
        assertThat(file.path("missing").path("ICD").asLong()).isEqualTo(30);
        assertThat(file.path("comparison").path("earlier").size()).isEqualTo(4);
        assertThat(report.path("rows").asLong())
                .isEqualTo(report.path("accepted").asLong()
                        + report.path("rejected").asLong());
        JsonNode field = report.path("fields").get(0);
        assertThat(field.path("column").asString() + " " + field.path("count").asLong())
                .isEqualTo("ICD 4");

        String api = "/api/v1/datasets/rep-drift/deposits/" + odd + "/report.csv";
        assertThat(visitor.get(api).text().lines())
                .contains(
                        "ACTS.2023-05.csv;ACTS;rows;;;;40;;;",
                        "ACTS.2023-05.csv;ACTS;field;ICD;value.pattern;;4;;;",
                        "ACTS.2023-05.csv;ACTS;missing;ICD;;;30;;;",
                        "ACTS.2023-05.csv;ACTS;example;ICD;value.pattern;2;;x;;")
                .anyMatch(line -> line.startsWith("ACTS.2023-05.csv;ACTS;leaves-range.rows;;;;;40.0"));
        assertThat(visitor.page("/deposits/" + odd).text())
                .contains("below the usual range", "40 rows came: 36 accepted + 4 rejected.", "missing values in ICD")
                .doesNotContain("??");
        String page =
                visitor.page("/deposits/" + odd + "/files/ACTS.2023-05.csv").text();
        assertThat(page)
                .contains("class=\"band\"", "bar now", "ACTS.2023-01.csv")
                .doesNotContain("??");
        assertThat(visitor.speaking("fr")
                        .page("/deposits/" + odd + "/files/ACTS.2023-05.csv")
                        .text())
                .contains("au-dessous de la plage habituelle")
                .doesNotContain("??");
    }

    @Test
    void a_corrected_month_takes_the_place_of_the_first_and_the_report_says_what_changed() throws SnapshotExpired {
        Visitor visitor = visitor("rep-again");
        Partner partner = new Partner(visitor, "rep-again");
        partner.deliver(Map.of("ACTS.2023-01.csv", month(1, 50, 0, 5), "ACTS.2023-02.csv", month(2, 20, 0, 0)));
        assertThat(rowsOf("rep-again")).isEqualTo(65);
        TableSnapshot before =
                catalogue.snapshot(new TableName("rep-again", "ACTS")).orElseThrow();
        String id = partner.deliver(Map.of("ACTS.2023-01.csv.gz", month(1, 52, 0, 0)))
                .path("id")
                .asString();

        assertThat(rowsOf("rep-again")).isEqualTo(72);
        assertThat(rows(catalogue.snapshotAt(before.table(), before.id())))
                .as("what the table was can still be read")
                .isEqualTo(65);
        JsonNode stored = JsonMapper.shared()
                .readTree(visitor.get("/api/v1/datasets/rep-again/deposits/" + id + "/lineage")
                        .text())
                .path("files")
                .get(0)
                .path("steps")
                .get(6);
        assertThat(stored.path("snapshot").asString())
                .isEqualTo(Long.toString(
                        catalogue.snapshot(before.table()).orElseThrow().id()));
        JsonNode replaced = file(partner.report(id), "ACTS.2023-01.csv.gz")
                .path("comparison")
                .path("replaced");
        assertThat(replaced.path("rows").asLong()).isEqualTo(50);
        assertThat(replaced.path("accepted").asLong()).isEqualTo(45);
        assertThat(replaced.path("rules").path("value.pattern").asLong()).isEqualTo(5);
        assertThat(visitor.page("/deposits/" + id + "/files/ACTS.2023-01.csv.gz")
                        .text())
                .contains("took the place of an earlier one")
                .doesNotContain("??");
        Visitor.Answer renamed = partner.announce(Map.of("ACTS.2023-03.csv", month(2, 20, 0, 0)));
        assertThat(renamed.code()).isEqualTo("deposits.already-delivered");
        assertThat(renamed.text()).as("the name of the first").contains("ACTS.2023-02.csv");
    }

    @Test
    void every_transformation_is_in_the_lineage_record_whose_hash_the_public_log_holds() throws InterruptedException {
        Visitor visitor = visitor("rep-lineage");
        Partner partner = new Partner(visitor, "rep-lineage");
        JsonNode deposit = partner.deliver(Map.of("ACTS.csv.gz", month(1, 40, 0, 3) + "1001;;;\n"));
        String id = deposit.path("id").asString();
        String text = visitor.get("/api/v1/datasets/rep-lineage/deposits/" + id + "/lineage")
                .text();
        assertThat(text).doesNotContain(CODE);
        assertThat(visitor.page("/deposits/" + id + "/lineage.json").text()).isEqualTo(text);

        JsonNode record = JsonMapper.shared().readTree(text);
        JsonNode steps = record.path("files").get(0).path("steps");
        assertThat(steps.valueStream().map(step -> step.path("step").asString()))
                .containsExactly(
                        "received", "unpacked", "transcoded", "checked", "deduplicated", "pseudonymised", "stored");
        assertThat(steps.get(0).path("sha256").asString()).matches("[0-9a-f]{64}");
        assertThat(steps.get(1).path("packing").asString()).isEqualTo("gzip");
        assertThat(steps.get(3).path("rows").asLong()).isEqualTo(41);
        assertThat(steps.get(3).path("descriptor").asString())
                .isEqualTo(catalogue.dataset("rep-lineage").descriptor().fingerprint());
        assertThat(steps.get(4).path("removed").asLong()).isEqualTo(1);
        assertThat(steps.get(5).path("regime").asInt()).isEqualTo(1);
        assertThat(steps.get(5).path("columns").get(0).asString()).isEqualTo("PERSON");
        LakeFile file = catalogue
                .snapshot(new TableName("rep-lineage", "ACTS"))
                .orElseThrow()
                .files()
                .get(0)
                .file();
        JsonNode stored = steps.get(6).path("files").get(0);
        assertThat(stored.path("path").asString()).isEqualTo(file.path());
        assertThat(stored.path("sha256").asString()).isEqualTo(file.sha256());
        assertThat(stored.path("rows").asLong()).isEqualTo(37);

        String hash = Sha256.of(text);
        for (int i = 0; log.about(Field.LINEAGE, hash).isEmpty(); i++) {
            assertThat(i).as("published within ten seconds").isLessThan(200);
            Thread.sleep(50);
        }
    }

    @Test
    void a_deposit_is_cancelled_before_its_decision_and_leaves_nothing() {
        Visitor visitor = visitor("rep-cancel");
        Partner partner = new Partner(visitor, "rep-cancel");
        Map<String, String> files = Map.of("ACTS.csv", month(1, 30, 0, 0));
        String id = partner.announce(files).json().path("id").asString();
        partner.send(id, "ACTS.csv", files.get("ACTS.csv"));
        jdbc.sql("update deposits.deposit set trouble = 'NO_ROOM', next_try = now() where id = :id::uuid")
                .param("id", id)
                .update();
        assertThat(visitor.page("/deposits/" + id).text())
                .contains("no room left on a disk", "start again by themselves");
        assertThat(partner.get(id).path("held").path("trouble").asString()).isEqualTo("no-room");
        String cancel = "/api/v1/datasets/rep-cancel/deposits/" + id + "/cancel";
        assertThat(as("other", Role.PARTNER).post(cancel, "{}").status()).isEqualTo(404);
        assertThat(as(Role.ADMINISTRATOR).post(cancel, "{}").status()).isEqualTo(200);
        assertThat(visitor.post(cancel, "{}").status()).as("twice is once").isEqualTo(200);
        JsonNode deposit = partner.get(id);
        assertThat(deposit.path("refusal").path("code").asString()).isEqualTo("deposits.cancelled");
        assertThat(visitor.page("/deposits/" + id).text())
                .contains("cancelled before it was decided")
                .doesNotContain("??");
        assertThat(jdbc.sql("select count(*) from deposits.file where sealed is not null and deposit = :id::uuid")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(rowsOf("rep-cancel")).isZero();

        JsonNode again = partner.deliver(files);
        assertThat(again.path("state").asString()).isEqualTo("ACCEPTED");
        Visitor administrator = as(Role.ADMINISTRATOR);
        assertThat(administrator.page("/jobs").text())
                .contains("Checks of a deposit")
                .doesNotContain("??");
        JsonNode job =
                administrator.get("/api/v1/jobs/" + again.path("id").asString()).json();
        assertThat(job.path("state").asString()).isEqualTo("DONE");
        assertThat(visitor.post(
                                "/api/v1/datasets/rep-cancel/deposits/"
                                        + again.path("id").asString() + "/cancel",
                                "{}")
                        .code())
                .isEqualTo("deposits.already-decided");
    }

    private long rowsOf(String dataset) {
        return catalogue
                .snapshot(new TableName(dataset, "ACTS"))
                .map(DeliveryReportTest::rows)
                .orElse(0L);
    }

    private static long rows(TableSnapshot snapshot) {
        return snapshot.files().stream().mapToLong(file -> file.file().rows()).sum();
    }
}
