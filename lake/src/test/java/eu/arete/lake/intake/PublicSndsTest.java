package eu.arete.lake.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.schema.published.Draft;
import eu.arete.lake.schema.published.ImportOptions;
import eu.arete.lake.schema.published.SchemaImport;
import eu.arete.lake.store.TableName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
