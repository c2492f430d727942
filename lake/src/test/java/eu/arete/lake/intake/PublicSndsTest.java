package eu.arete.lake.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.arete.lake.schema.CodeList;
import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.InvalidDescriptor;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.schema.published.Draft;
import eu.arete.lake.schema.published.ImportOptions;
import eu.arete.lake.schema.published.PublishedList;
import eu.arete.lake.schema.published.SchemaImport;
import eu.arete.lake.store.TableName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The SNDS as it is published: every schema imports, every table of the public synthetic set is delivered. Skipped where the public files are absent. */
class PublicSndsTest {
    private static final Path SNDS = Path.of("").toAbsolutePath().getParent().resolve("../shared/snds");

    /** The tables whose rows repeat their key: 14 of the 26 that have one. */
    private static final String[] DUPLICATED = {
        "IR_IBA_R",
        "CT_IDE_AAAA_GN",
        "BE_IDE_R",
        "T_HADaaC",
        "T_MCOaaC",
        "T_MCOaaCSTC",
        "T_MCOaaFBSTC",
        "T_RIPaaC",
        "T_RIPaaE",
        "T_RIPaaR3AD",
        "T_SSRaaC",
        "T_SSRaaCSTC",
        "T_SSRaaE",
        "T_SSRaaFBSTC"
    };

    private static final long ACCEPTED = 1466;

    private static final long ROWS_WITH_KEYS = 1706;
    private static final int FIELDS_HELD = 764;
    private static final long CELLS_HELD = 7601;

    @Test
    void every_published_schema_imports() throws IOException {
        SchemaImport schemas = SchemaImport.of(files("schema-snds/schemas"));
        assertThat(schemas.tables()).hasSize(188);
        DatasetDescriptor dataset =
                DatasetDescriptor.parse(draft(schemas, List.of()).json());
        assertThat(dataset.tables().stream()
                        .mapToInt(table -> table.fields().size())
                        .sum())
                .isEqualTo(4815);
        assertThat(dataset.tables().stream()
                        .mapToInt(table -> table.foreignKeys().size())
                        .sum())
                .isEqualTo(197);
        assertThat(dataset.tables().stream().filter(table -> !table.primaryKey().isEmpty()))
                .hasSize(26);
        DatasetDescriptor years =
                DatasetDescriptor.parse(draft(schemas, List.of(2018, 2019)).json());
        assertThat(years.table("T_MCO19B")).isPresent();
        assertThat(years.table("T_MCO18C").orElseThrow().person()).contains("NIR_ANO_17");
    }

    @Test
    void every_table_of_the_public_synthetic_set_is_delivered_and_no_row_is_lost(@TempDir Path home) throws Exception {
        SchemaImport schemas = SchemaImport.of(files("synthetic-snds/schemas"));
        DatasetDescriptor dataset =
                DatasetDescriptor.parse(draft(schemas, List.of()).json());
        List<String> refused = new ArrayList<>();
        List<String> duplicated = new ArrayList<>();
        long rows = 0;
        long accepted = 0;
        try (Dock dock = new Dock(home)) {
            for (TableSchema table : dataset.tables()) {
                byte[] file = sealed(table, Files.readString(csv(table.name())));
                TableName name = new TableName("snds", table.name());
                IntakeOutcome outcome =
                        dock.deliver(table, name, table.name() + ".csv", new ByteArrayInputStream(file));
                DeliveryReport report = outcome.report();
                if (outcome instanceof IntakeOutcome.Refused) {
                    refused.add(table.name());
                }
                if (report.rules().containsKey(Rule.ROW_DUPLICATE.code())) {
                    duplicated.add(table.name());
                }
                assertThat(report.rows()).isEqualTo(report.accepted() + report.rejected());
                rows += report.rows();
                accepted += report.accepted();
            }
        }
        assertThat(dataset.tables()).hasSize(191);
        assertThat(refused).isEmpty();
        assertThat(duplicated).containsExactlyInAnyOrder(DUPLICATED);
        assertThat(rows).isEqualTo(1910);
        assertThat(accepted).as("the others break what their own schema says").isEqualTo(ACCEPTED);
    }

    @Test
    void the_194_foreign_keys_of_the_public_set_hold(@TempDir Path home) throws Exception {
        List<KeyFindings> found = deliverAll(relaxed(true), home, new TreeMap<>());
        assertThat(found).hasSize(194);
        assertThat(found).allSatisfy(key -> {
            assertThat(key.orphans()).as("%s %s", key.table(), key.name()).isZero();
            assertThat(key.unchecked()).isZero();
        });
        assertThat(found.stream().mapToLong(KeyFindings::checked).sum()).isEqualTo(ROWS_WITH_KEYS);
        assertThat(found).allSatisfy(key -> assertThat(key.checked()).isPositive());
    }

    /** The published schema says that the number of an establishment is an integer in this table; its values are letters, and no row is accepted. */
    @Test
    void with_the_published_types_the_keys_to_one_table_do_not_hold(@TempDir Path home) throws Exception {
        List<KeyFindings> found = deliverAll(relaxed(false), home, new TreeMap<>());
        assertThat(found.stream().filter(key -> key.orphans() > 0))
                .hasSize(27)
                .allSatisfy(key -> assertThat(key.key().table()).isEqualTo("T_MCOaaB"));
    }

    /** The dataset without what rejects rows for other reasons: a rejected row is nobody's parent. */
    private static DatasetDescriptor relaxed(boolean types) throws IOException {
        SchemaImport schemas = SchemaImport.of(files("synthetic-snds/schemas"));
        JsonNode all =
                JsonMapper.builder().build().readTree(draft(schemas, List.of()).json());
        for (JsonNode resource : all.path("resources")) {
            ObjectNode schema = (ObjectNode) resource.path("schema");
            schema.remove("primaryKey");
            ((ObjectNode) schema.path("arete")).remove("period");
            for (JsonNode field : schema.path("fields")) {
                ((ObjectNode) field).remove("constraints");
                if (types) {
                    ((ObjectNode) field).put("type", "string").remove("format");
                }
            }
        }
        return DatasetDescriptor.parse(all.toString().getBytes(UTF_8));
    }

    @Test
    void every_published_code_list_is_read_or_is_named(@TempDir Path home) throws Exception {
        Map<String, PublishedList> lists = new HashMap<>();
        List<String> unreadable = new ArrayList<>();
        long codes = 0;
        for (Map.Entry<String, byte[]> schema : files("nomenclatures").entrySet()) {
            String name = schema.getKey().replace(".json", "");
            Optional<Path> rows = find("nomenclatures", name + ".csv");
            if (rows.isEmpty()) {
                unreadable.add(name + ": no rows");
                continue;
            }
            try {
                PublishedList list = PublishedList.of(name, schema.getValue(), Files.readAllBytes(rows.get()));
                codes += CodeList.parse(list.json()).codes().size();
                lists.put(list.name(), list);
            } catch (InvalidDescriptor e) {
                unreadable.add(name + ": " + e.problems());
            }
        }
        assertThat(lists).hasSize(500);
        assertThat(codes).isEqualTo(331_443);
        assertThat(unreadable)
                .containsExactlyInAnyOrder(
                        "IR_PHA_R: no rows",
                        "IR_PTF_R: no rows",
                        "IR_MIR_D: no rows",
                        "IR_MCN_V: [data: must hold at least one code]",
                        "IR_PMC_V: [data: must hold at least one code]");
        SchemaImport schemas = SchemaImport.of(files("synthetic-snds/schemas"));
        Draft draft = schemas.draft(
                new ImportOptions("snds", "cnam", "SNDS", ',', "UTF-8", List.of(), lists, false),
                SchemaImport.byTable(schemas.proposals()));
        assertThat(draft.notes().stream()
                        .filter(note -> note.what().contains("not among those given"))
                        .map(Draft.Note::table))
                .hasSize(18)
                .contains("IR_PHA_R");
        DatasetDescriptor dataset = DatasetDescriptor.parse(draft.json());
        Map<String, Long> outside = new TreeMap<>();
        deliverAll(dataset, home, outside);
        assertThat(outside).as("every cell is a code of its list").isEmpty();
        // How many cells that is: as many as are outside lists that hold none of them.
        String nothing =
                new String(draft.json(), UTF_8).replaceAll("(\"data\" ?: ?)\"[^\\n]*\"", "$1\"code\\\\n~~~\\\\n\"");
        DatasetDescriptor without = DatasetDescriptor.parse(nothing.getBytes(UTF_8));
        deliverAll(without, Files.createDirectory(home.resolve("again")), outside);
        assertThat(outside).hasSize(FIELDS_HELD);
        assertThat(outside.values().stream().mapToLong(cells -> cells).sum()).isEqualTo(CELLS_HELD);
    }

    private static Optional<Path> find(String under, String file) throws IOException {
        try (Stream<Path> all = Files.walk(SNDS.resolve(under))) {
            return all.filter(path -> path.endsWith(file)).findFirst();
        }
    }

    /** Delivers every table in one deposit; counts the cells outside their lists by column. */
    private static List<KeyFindings> deliverAll(DatasetDescriptor dataset, Path home, Map<String, Long> outside)
            throws Exception {
        List<String> tables = dataset.tables().stream().map(TableSchema::name).toList();
        try (Dock dock = new Dock(home);
                Relations relations = dock.intake.relations(dataset, tables, LakeRows.NONE)) {
            for (int i : Relations.order(dataset, tables)) {
                TableSchema table = dataset.tables().get(i);
                byte[] file = sealed(table, Files.readString(csv(table.name())));
                Delivery delivery = new Delivery(table.name() + ".csv", new TableName("snds", table.name()), table);
                IntakeOutcome outcome = dock.intake.take(
                        delivery,
                        new ByteArrayInputStream(file),
                        OutputStream.nullOutputStream(),
                        read -> {},
                        relations);
                for (DeliveryReport.FieldCount count : outcome.report().fields()) {
                    if (count.rule() == Rule.FIELD_CODE_LIST_TOLD) {
                        outside.merge(table.name() + "." + count.column(), count.count(), Long::sum);
                    }
                }
            }
            return relations.finish();
        }
    }

    private static Draft draft(SchemaImport schemas, List<Integer> years) {
        ImportOptions options = new ImportOptions("snds", "cnam", "SNDS", ',', "UTF-8", years);
        return schemas.draft(options, SchemaImport.byTable(schemas.proposals()));
    }

    /** As the seal leaves a file: a code of 32 digits for each pseudonym. */
    private static byte[] sealed(TableSchema table, String csv) throws Exception {
        List<String> lines = new ArrayList<>(csv.lines().toList());
        List<String> names = Arrays.asList(lines.get(0).split(","));
        List<Integer> identifiers = table.identifiers().stream()
                .map(Field::name)
                .map(names::indexOf)
                .filter(at -> at >= 0)
                .toList();
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            for (int at : identifiers) {
                if (!cells[at].isEmpty()) {
                    byte[] hash = MessageDigest.getInstance("SHA-256").digest(cells[at].getBytes(UTF_8));
                    cells[at] = HexFormat.of().formatHex(hash, 0, 16);
                }
            }
            lines.set(i, String.join(",", cells));
        }
        return (String.join("\n", lines) + "\n").getBytes(UTF_8);
    }

    private static Path csv(String table) throws IOException {
        try (Stream<Path> all = Files.walk(SNDS.resolve("synthetic-snds/schemas"))) {
            return all.filter(path -> path.endsWith(table + ".csv")).findFirst().orElseThrow();
        }
    }

    private static Map<String, byte[]> files(String under) throws IOException {
        Path directory = SNDS.resolve(under);
        assumeTrue(Files.isDirectory(directory), "the public schemas of the SNDS are not at " + under);
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
