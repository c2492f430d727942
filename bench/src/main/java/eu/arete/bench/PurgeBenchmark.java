package eu.arete.bench;

import com.zaxxer.hikari.HikariDataSource;
import eu.arete.hub.EmbeddedPostgresServer;
import eu.arete.hub.Migrations;
import eu.arete.lake.extract.SourceTable;
import eu.arete.lake.objects.LocalObjects;
import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.EncryptedLakeStore;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.SealedPages;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LakeTables;
import eu.arete.lake.tables.LiveFile;
import eu.arete.lake.tables.RowPositions;
import eu.arete.lake.tables.TableChange;
import eu.arete.lake.tables.TableSnapshot;
import eu.arete.lake.tables.iceberg.IcebergTables;
import eu.arete.lake.upkeep.Bandwidth;
import eu.arete.lake.upkeep.Limits;
import eu.arete.lake.upkeep.Rewriting;
import eu.arete.lake.upkeep.RowRule;
import eu.arete.lake.upkeep.RowSearch;
import eu.arete.privacy.FileKeyStore;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What it costs to withdraw every row of one person in a thousand, spread over all files of a table, against writing the table anew
 * without them; and how long the commit takes from which no reader sees them.
 */
final class PurgeBenchmark implements Benchmark {
    private static final KeyName KEY = KeyName.of("lake");
    private static final int ROWS_A_FILE = 2_000_000;
    private static final int ROWS_A_PERSON = 20;

    @Override
    public String name() {
        return "purge";
    }

    @Override
    public String summary() {
        return "withdraw the rows of one person in a thousand, against writing the table anew without them";
    }

    @Override
    public String options() {
        return """
                --rows N      rows of the table, twenty a person (4000000)
                --runs N      runs of each (3)
                """;
    }

    @Override
    public void run(Options options, PrintStream out) throws IOException {
        options.only("--rows", "--runs");
        int rows = options.number("--rows", 20_000, 4_000_000);
        Path home = Files.createTempDirectory("arete-bench-purge");
        SecureRandom random = new SecureRandom();
        EmbeddedPostgresServer server = new EmbeddedPostgresServer(
                Files.createDirectory(home.resolve("pg")),
                Path.of(System.getProperty("java.io.tmpdir"), "arete-bench-pg-programs"),
                random);
        try (KeyStore keys = FileKeyStore.open(home.resolve("keys"), random);
                HikariDataSource database = new HikariDataSource();
                Scratch scratch = Scratch.open()) {
            keys.ensureWrappingKey(KEY);
            database.setJdbcUrl(server.startForTests());
            new Migrations(database).runTo(Map.of("catalogue", "2"));
            Path root = home.resolve("lake");
            LakeTables tables = new IcebergTables(
                    new SealedPages(new LocalObjects(root), keys, KEY, random), database, "catalogue");
            Table table = new Table(new EncryptedLakeStore(root, keys, KEY, random), tables, scratch, rows);
            table.fill();
            Comparison comparison = Comparison.of(table.purge(), table::rewrite, options.number("--runs", 1, 3));
            tell(table, comparison, out);
        } catch (SQLException e) {
            throw new IOException("The engine refuses the sample: " + e.getMessage(), e);
        } finally {
            delete(home.resolve("lake"));
        }
    }

    /** The server of the database lives to the end of the process, and its directory with it. */
    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void tell(Table table, Comparison comparison, PrintStream out) {
        double commit = Comparison.median(table.commits);
        out.printf(
                Locale.ROOT,
                "table        %d rows in %d files, %d rows withdrawn%n",
                table.rows,
                table.files.size(),
                table.withdrawn);
        out.printf(
                Locale.ROOT,
                "purge        %.2f s median, of which commit %.3f s%n",
                Comparison.median(comparison.subject()),
                commit);
        out.printf(Locale.ROOT, "rewriting    %.2f s median%n", Comparison.median(comparison.baseline()));
        out.println(comparison.result("purge", "rewriting-the-table"));
        out.printf(
                Locale.ROOT,
                "RESULT name=purge-seen ratio=%.3f baseline=one-second runs=%d%n",
                commit,
                table.commits.size());
    }

    /** A table of acts, the same files in a new table for each run: rows are withdrawn once. */
    private static final class Table {
        private final LakeStore store;
        private final LakeTables tables;
        private final Scratch scratch;
        private final int rows;
        private final TableSchema schema;
        private final Limits limits =
                new Limits(Runtime.getRuntime().availableProcessors(), 2L << 30, Bandwidth.unlimited());
        private final List<LakeFile> files = new ArrayList<>();
        private final List<Double> commits = new ArrayList<>();
        private long withdrawn;
        private int number;
        private TableName current = new TableName("bench", "ACTS0");

        Table(LakeStore store, LakeTables tables, Scratch scratch, int rows) {
            this.store = store;
            this.tables = tables;
            this.scratch = scratch;
            this.rows = rows;
            this.schema = DatasetDescriptor.parse(DESCRIPTOR.getBytes(StandardCharsets.UTF_8))
                    .tables()
                    .get(0);
        }

        void fill() throws IOException, SQLException {
            int persons = rows / ROWS_A_PERSON;
            try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = engine.createStatement()) {
                for (int from = 0; from < rows; from += ROWS_A_FILE) {
                    int to = Math.min(rows, from + ROWS_A_FILE);
                    Path file = scratch.file(".parquet");
                    statement.execute("COPY (SELECT i AS NUM, md5((i * 7919 % " + persons
                            + ")::VARCHAR) AS PERSON, DATE '2022-01-01' + (i * 31 % 730)::INT AS DAY,"
                            + " i % 5000 AS NATURE, (i * 13 % 100000)::DECIMAL(18, 4) AS PAID,"
                            + " 'C' || (i * 17 % 30000) AS CODE FROM range(" + from + ", " + to + ") t(i)) TO '" + file
                            + "' (FORMAT parquet, COMPRESSION zstd)");
                    files.add(store.write(current, file, to - from));
                    Files.delete(file);
                }
            }
        }

        /** The same files in a table of which nothing was withdrawn. */
        private void renew() {
            current = new TableName("bench", "ACTS" + ++number);
            tables.describe(current, schema);
            tables.commit(
                    current,
                    TableChange.append(files.stream()
                            .map(file -> new TableChange.Added(
                                    new LakeFile(
                                            file.id(),
                                            current,
                                            file.path(),
                                            file.rows(),
                                            file.bytes(),
                                            file.sha256(),
                                            file.wrappedKey()),
                                    1))
                            .toList()));
        }

        Comparison.Work purge() {
            return ((Comparison.Work) this::withdraw).after(this::renew);
        }

        private void withdraw() throws IOException {
            TableSnapshot snapshot = tables.current(current).orElseThrow();
            try {
                Map<LakeFile, RowPositions> found = new RowSearch(store, scratch, limits)
                        .find(
                                List.of(SourceTable.of(snapshot, schema)),
                                new RowRule.OfPersons(opposed()),
                                (done, all) -> {})
                        .getOrDefault(current, Map.of());
                withdrawn =
                        found.values().stream().mapToLong(RowPositions::count).sum();
                commits.add(Comparison.seconds(() -> tables.commit(current, TableChange.purge(found))));
            } catch (InterruptedException e) {
                throw new IOException("Interrupted", e);
            }
        }

        private Set<String> opposed() {
            Set<String> codes = new LinkedHashSet<>();
            int persons = rows / ROWS_A_PERSON;
            for (int person = 0; person < Math.max(1, persons / 1_000); person++) {
                codes.add(ExtractBenchmark.md5(Integer.toString(person * 997 % persons)));
            }
            return codes;
        }

        /** What stands in the last table, without the rows withdrawn. */
        void rewrite() throws IOException {
            Rewriting rewriting = new Rewriting(store, scratch, limits);
            try {
                for (LiveFile file : tables.current(current).orElseThrow().files()) {
                    LakeFile fresh =
                            rewriting.rewrite(current, schema, List.of(file)).orElseThrow();
                    store.delete(fresh);
                }
            } catch (InterruptedException e) {
                throw new IOException("Interrupted", e);
            }
        }
    }

    private static final String DESCRIPTOR = """
            {"name":"bench","title":"Acts","arete":{"nature":"synthetic","partner":"bench"},
             "resources":[{"name":"ACTS","schema":{"fields":[
              {"name":"NUM","type":"integer"},
              {"name":"PERSON","type":"string","arete":{"role":"identifier"}},
              {"name":"DAY","type":"date"},
              {"name":"NATURE","type":"integer"},
              {"name":"PAID","type":"number","arete":{"unit":"EUR"}},
              {"name":"CODE","type":"string"}],
             "arete":{"person":"PERSON","period":"DAY"}}}]}
            """;
}
