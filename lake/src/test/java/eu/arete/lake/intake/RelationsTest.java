package eu.arete.lake.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.InvalidDescriptor;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.TableName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that lead from rows to rows of other tables, of the deposit or of the lake. */
class RelationsTest {
    private static final String DESCRIPTOR = """
            {"name":"care","arete":{"partner":"cnam"},"resources":[
             {"name":"LINES","schema":{"fields":[{"name":"SHEET","type":"string"},{"name":"DAY","type":"date","format":"%d/%m/%Y"},
               {"name":"PREVIOUS","type":"integer"},{"name":"NUM","type":"integer"}],"primaryKey":["NUM"],
              "foreignKeys":[{"fields":["SHEET","DAY"],"reference":{"resource":"SHEETS","fields":["ID","SENT"]},"arete":{"orphans":"POLICY"}},
                             {"fields":"PREVIOUS","reference":{"resource":"","fields":"NUM"}}]}},
             {"name":"SHEETS","schema":{"fields":[{"name":"ID","type":"integer"},{"name":"SENT","type":"date"},
               {"name":"PERSON","type":"string","arete":{"role":"identifier"}}],
              "primaryKey":["ID","SENT"],
              "foreignKeys":[{"fields":["PERSON"],"reference":{"resource":"PERSONS","fields":["CODE"]},"arete":{"orphans":"refuse","orphansMax":0.5}}]}},
             {"name":"PERSONS","schema":{"fields":[{"name":"CODE","type":"string","arete":{"role":"identifier"}}],"primaryKey":["CODE"]}}]}
            """;

    @TempDir
    Path home;

    private Dock dock;
    private final Map<String, List<LakeRows.Part>> lake = new HashMap<>();
    private final Map<String, DeliveryReport> reports = new TreeMap<>();

    @BeforeEach
    void open() throws IOException {
        dock = new Dock(home);
    }

    @AfterEach
    void close() {
        dock.close();
    }

    @Test
    void a_key_of_two_columns_is_held_against_the_deposit_whatever_the_forms_of_its_values() throws IOException {
        Map<String, String> files = Map.of(
                "LINES.csv",
                        "SHEET,DAY,PREVIOUS,NUM\n007,01/02/2023,,1\n7,01/02/2023,,2\n7,02/02/2023,,3\n,02/02/2023,,4\n",
                "SHEETS.csv", "ID,SENT,PERSON\n07,2023-02-01,\n");
        List<KeyFindings> found = deposit("report", files);
        KeyFindings sheets = key(found, "SHEET DAY");
        assertThat(sheets.checked()).isEqualTo(3);
        // A text 007 is not the number 7: the partner says which it is by the type of the column.
        assertThat(sheets.examples())
                .containsExactly(new KeyFindings.Example("LINES.csv", 2), new KeyFindings.Example("LINES.csv", 4));
        assertThat(reports.get("LINES.csv").accepted()).isEqualTo(4);
    }

    @Test
    void parents_come_first_whatever_the_order_of_the_files() {
        DatasetDescriptor dataset = dataset("report");
        assertThat(Relations.order(dataset, List.of("LINES", "PERSONS", "LINES", "SHEETS")))
                .containsExactly(1, 3, 0, 2);
    }

    @Test
    void orphans_are_rejected_line_by_line_where_the_description_says_so() throws IOException {
        Map<String, String> files = Map.of(
                "LINES.csv", "SHEET,DAY,PREVIOUS,NUM\n1,01/02/2023,,1\n2,01/02/2023,,2\n,,,3\n1,01/02/2023,2,4\n",
                "SHEETS.csv", "ID,SENT,PERSON\n1,2023-02-01,\n2,not a day,\n");
        List<KeyFindings> found = deposit("reject", files);
        DeliveryReport lines = reports.get("LINES.csv");
        assertThat(lines.examples()).containsExactly(new Finding(3, "SHEET DAY", Rule.ROW_FOREIGN_KEY, ""));
        assertThat(lines.accepted()).isEqualTo(3);
        assertThat(key(found, "SHEET DAY").orphans()).isEqualTo(1);
        // A row that was rejected is nobody's parent.
        assertThat(key(found, "PREVIOUS").examples()).containsExactly(new KeyFindings.Example("LINES.csv", 5));
    }

    @Test
    void a_parent_may_lie_in_the_lake_and_a_row_that_is_not_to_be_seen_is_none() throws IOException {
        deposit("report", Map.of("SHEETS.csv", "ID,SENT,PERSON\n1,2023-02-01,\n2,2023-02-01,\n3,2023-02-01,\n"));
        lake.replaceAll((table, parts) -> parts.stream()
                .map(part -> new LakeRows.Part(part.file(), place -> place == 1))
                .toList());
        for (String policy : List.of("report", "reject")) {
            List<KeyFindings> found = deposit(
                    policy,
                    Map.of("LINES.csv", "SHEET,DAY,PREVIOUS,NUM\n1,01/02/2023,,1\n2,01/02/2023,,2\n3,01/02/2023,,3\n"));
            assertThat(key(found, "SHEET DAY").examples()).containsExactly(new KeyFindings.Example("LINES.csv", 3));
        }
    }

    @Test
    void pseudonyms_of_the_lake_are_the_keys_of_codes_that_are_delivered() throws IOException {
        String other = Dock.CODE.replace('0', 'f');
        deposit("report", Map.of("PERSONS.csv", "CODE\n" + Dock.CODE + "\n"));
        List<KeyFindings> found = deposit(
                "report",
                Map.of("SHEETS.csv", "ID,SENT,PERSON\n1,2023-01-01," + Dock.CODE + "\n2,2023-01-01," + other + "\n"));
        assertThat(key(found, "PERSON").examples()).containsExactly(new KeyFindings.Example("SHEETS.csv", 3));
        assertThat(key(found, "PERSON").refusesDeposit()).isFalse();
        found = deposit("report", Map.of("SHEETS.csv", "ID,SENT,PERSON\n2,2023-01-01," + other + "\n"));
        assertThat(key(found, "PERSON").refusesDeposit()).isTrue();
    }

    @Test
    void a_row_may_point_to_one_further_down_in_its_own_table() throws IOException {
        List<KeyFindings> found =
                deposit("report", Map.of("LINES.csv", "SHEET,DAY,PREVIOUS,NUM\n,,3,1\n,,1,2\n,,+03,3\n,,9,4\n,,9,5\n"));
        assertThat(key(found, "PREVIOUS").orphans()).isEqualTo(2);
        assertThat(key(found, "PREVIOUS").examples())
                .containsExactly(new KeyFindings.Example("LINES.csv", 5), new KeyFindings.Example("LINES.csv", 6));
    }

    @Test
    void a_key_that_comes_back_to_its_own_table_cannot_reject() {
        String bad = DESCRIPTOR.replace(
                "\"reference\":{\"resource\":\"\",\"fields\":\"NUM\"}",
                "\"reference\":{\"resource\":\"\",\"fields\":\"NUM\"},\"arete\":{\"orphans\":\"reject\"}");
        assertThatThrownBy(() ->
                        DatasetDescriptor.parse(bad.replace("POLICY", "report").getBytes(UTF_8)))
                .isInstanceOf(InvalidDescriptor.class)
                .hasMessageContaining("no order puts parents first");
    }

    @Test
    void when_many_rows_wait_the_lake_is_read_once_and_the_count_is_the_same() throws IOException {
        Random random = new Random(23);
        StringBuilder sheets = new StringBuilder("ID,SENT,PERSON\n");
        for (int i = 0; i < 2_000; i += 2) {
            sheets.append(i).append(",2023-02-01,\n");
        }
        deposit("report", Map.of("SHEETS.csv", sheets.toString()));
        ParentKeys parents = new ParentKeys(
                dataset("report").table("SHEETS").orElseThrow(),
                List.of("ID", "SENT"),
                new LakeKeys(
                        dock.lake,
                        new Parquet(home, 1),
                        eu.arete.lake.store.Scratch.open(home),
                        table -> lake.get(table)),
                new long[] {1, 2, 3, 4},
                new KeyRoom(home, Long.MAX_VALUE));
        Reference reference = new Reference(
                "LINES",
                dataset("report").table("LINES").orElseThrow().foreignKeys().get(0),
                parents,
                true,
                100);
        reference.start("LINES.csv");
        Fingerprint fingerprint = new Fingerprint(new long[] {1, 2, 3, 4});
        long orphans = 0;
        for (int line = 2; line < 10_000; line++) {
            int id = random.nextInt(2_000);
            orphans += id % 2;
            fingerprint.start();
            byte[] text = (id + "2023-02-01").getBytes(UTF_8);
            fingerprint.add(text, 0, text.length - 10);
            fingerprint.add(text, text.length - 10, text.length);
            reference.note(fingerprint.high(), fingerprint.low(), line);
        }
        assertThat(reference.isWaiting()).isFalse();
        assertThat(reference.findings().orphans()).isEqualTo(orphans);
        assertThat(reference.findings().checked()).isEqualTo(9_998);
    }

    private static DatasetDescriptor dataset(String policy) {
        return DatasetDescriptor.parse(DESCRIPTOR.replace("POLICY", policy).getBytes(UTF_8));
    }

    private static KeyFindings key(List<KeyFindings> all, String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    /** Files by name; those accepted are then in the lake. */
    private List<KeyFindings> deposit(String policy, Map<String, String> files) throws IOException {
        DatasetDescriptor dataset = dataset(policy);
        List<String> names = new ArrayList<>(files.keySet());
        List<String> tables = names.stream()
                .map(name -> dataset.tableOf(name).orElseThrow().name())
                .toList();
        Map<String, List<LakeRows.Part>> added = new HashMap<>();
        try (Relations relations =
                dock.intake.relations(dataset, tables, table -> lake.getOrDefault(table, List.of()))) {
            for (int i : Relations.order(dataset, tables)) {
                String file = names.get(i);
                Delivery delivery = new Delivery(
                        file,
                        new TableName("care", tables.get(i)),
                        dataset.table(tables.get(i)).orElseThrow());
                IntakeOutcome outcome = dock.intake.take(
                        delivery,
                        new ByteArrayInputStream(files.get(file).getBytes(UTF_8)),
                        new ByteArrayOutputStream(),
                        read -> {},
                        relations);
                reports.put(file, outcome.report());
                List<LakeFile> made = Dock.files(outcome);
                added.computeIfAbsent(tables.get(i), table -> new ArrayList<>())
                        .addAll(made.stream()
                                .map(one -> new LakeRows.Part(one, place -> false))
                                .toList());
            }
            List<KeyFindings> found = relations.finish();
            added.forEach(lake::putIfAbsent);
            return found;
        }
    }
}
