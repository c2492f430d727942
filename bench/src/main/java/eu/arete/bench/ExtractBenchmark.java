package eu.arete.bench;

import eu.arete.lake.extract.Condition;
import eu.arete.lake.extract.ExtractPlan;
import eu.arete.lake.extract.Extracted;
import eu.arete.lake.extract.Extraction;
import eu.arete.lake.extract.SourceTable;
import eu.arete.lake.extract.TableCut;
import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.store.EncryptedLakeStore;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.SealedFiles;
import eu.arete.lake.store.SealedWriter;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LiveFile;
import eu.arete.privacy.FileKeyStore;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.ProjectStage;
import eu.arete.privacy.Pseudonym;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What it costs to decrypt, leave out who opposes, give each person the project's pseudonym and encrypt again, against DuckDB copying
 * the same rows and columns of plain Parquet with the same population and period, and doing nothing else.
 */
final class ExtractBenchmark implements Benchmark {
    static final KeyName LAKE = KeyName.of("lake");
    static final KeyName PROJECT = KeyName.of("project");
    static final TableName PEOPLE = new TableName("bench", "PEOPLE");
    static final TableName ACTS = new TableName("bench", "ACTS");
    private static final String WANTED = "SELECT person FROM read_parquet('%s') WHERE icd LIKE 'E11%%'";

    @Override
    public String name() {
        return "extract";
    }

    @Override
    public String summary() {
        return "make a project's extract (population, period, oppositions, pseudonyms, encryption), against DuckDB's COPY of the same rows";
    }

    @Override
    public String options() {
        return """
                --rows N      acts in the lake, twenty a person (2000000)
                --runs N      runs of each (5)
                """;
    }

    @Override
    public void run(Options options, PrintStream out) throws IOException {
        options.only("--rows", "--runs");
        int rows = options.number("--rows", 1_000, 2_000_000);
        int threads = Runtime.getRuntime().availableProcessors();
        Path home = Files.createTempDirectory("arete-bench-extract");
        SecureRandom random = new SecureRandom();
        try (KeyStore keys = FileKeyStore.open(home.resolve("keys"), random);
                Connection engine = DriverManager.getConnection("jdbc:duckdb:");
                Scratch memory = Scratch.open()) {
            keys.ensureWrappingKey(LAKE);
            keys.ensureWrappingKey(PROJECT);
            EncryptedLakeStore lake = new EncryptedLakeStore(home.resolve("lake"), keys, LAKE, random);
            SealedFiles project = new SealedFiles(home.resolve("project"), keys, PROJECT, random);
            ProjectStage stage = new ProjectStage(keys.ensureSecret(KeyName.of("pseudonyms")));
            Path people = memory.directory().resolve("people.parquet");
            Path acts = memory.directory().resolve("acts.parquet");
            sample(engine, people, acts, rows, threads);
            ExtractPlan plan = plan(lake.write(PEOPLE, people, rows / 20), lake.write(ACTS, acts, rows), rows);
            Extraction extraction = new Extraction(lake, threads, 2L << 30);
            long[] taken = new long[1];
            Comparison comparison = Comparison.of(
                    () -> taken[0] = extract(extraction, plan, stage, project, memory),
                    () -> copy(engine, people, acts, home.resolve("plain.parquet")),
                    options.number("--runs", 1, 5));
            out.printf(Locale.ROOT, "lake         %d acts, %d taken%n", rows, taken[0]);
            out.printf(Locale.ROOT, "extract      %.2f s median%n", Comparison.median(comparison.subject()));
            out.printf(Locale.ROOT, "DuckDB COPY  %.2f s median%n", Comparison.median(comparison.baseline()));
            out.println(comparison.result("extract", "duckdb-copy"));
        } catch (SQLException e) {
            throw new IOException("The engine refuses the baseline: " + e.getMessage(), e);
        } finally {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** One act in ten is of a diabetic's; half are of the period. */
    static void sample(Connection engine, Path people, Path acts, int rows, int threads) throws SQLException {
        int persons = rows / 20;
        try (Statement statement = engine.createStatement()) {
            statement.execute("SET threads = " + threads);
            statement.execute("COPY (SELECT md5(i::VARCHAR) AS person, md5('n' || i) AS number, 1 + i % 2 AS sex,"
                    + " CASE WHEN i % 10 = 0 THEN 'E119' ELSE 'I10' END AS icd FROM range(" + persons + ") t(i)) TO '"
                    + people + "'"
                    + " (FORMAT parquet, COMPRESSION zstd)");
            statement.execute("COPY (SELECT i AS num, md5((i % " + persons
                    + ")::VARCHAR) AS person, DATE '2022-01-01' + (i * 7919 % 730)::INT AS day,"
                    + " i % 5000 AS nature, (i % 10000)::DECIMAL(18, 4) AS paid FROM range(" + rows + ") t(i)) TO '"
                    + acts + "'"
                    + " (FORMAT parquet, COMPRESSION zstd)");
        }
    }

    static ExtractPlan plan(LakeFile people, LakeFile acts, int rows) throws IOException {
        DatasetDescriptor descriptor = DatasetDescriptor.parse(DESCRIPTOR.getBytes(StandardCharsets.UTF_8));
        // One person in a thousand opposes, known by their second code.
        Set<Pseudonym> opposed = IntStream.range(0, Math.max(1, rows / 20_000))
                .mapToObj(i -> new Pseudonym(md5("n" + i * 997)))
                .collect(Collectors.toSet());
        return new ExtractPlan(
                List.of(
                        new SourceTable(
                                PEOPLE,
                                descriptor.table("PEOPLE").orElseThrow(),
                                OptionalLong.of(1),
                                List.of(LiveFile.whole(people, 1))),
                        new SourceTable(
                                ACTS,
                                descriptor.table("ACTS").orElseThrow(),
                                OptionalLong.of(1),
                                List.of(LiveFile.whole(acts, 1)))),
                List.of(
                        new TableCut(PEOPLE, List.of("person", "sex")),
                        new TableCut(ACTS, List.of("num", "person", "day", "nature", "paid"))),
                LocalDate.of(2023, 1, 1),
                LocalDate.of(2023, 12, 31),
                List.of(new Condition(PEOPLE, "icd", Condition.Test.STARTS_WITH, List.of("E11"))),
                opposed);
    }

    static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("A JDK without MD5", e);
        }
    }

    static long extract(
            Extraction extraction, ExtractPlan plan, ProjectStage stage, SealedFiles project, Scratch memory)
            throws IOException {
        try (Scratch scratch = memory.within()) {
            Extracted extracted = extraction.run(plan, stage, scratch, table -> {
                try (SealedWriter writer = project.create("", ".parquet.sealed")) {
                    Files.copy(table.file(), writer.stream());
                    project.delete(writer.finish());
                }
            });
            return extracted.tables().get(1).rows();
        }
    }

    private static void copy(Connection engine, Path people, Path acts, Path target) throws IOException {
        String wanted = WANTED.formatted(people);
        try (Statement statement = engine.createStatement()) {
            statement.execute("COPY (SELECT person, sex FROM read_parquet('" + people + "') WHERE person IN (" + wanted
                    + ")) TO '" + target + "' (FORMAT parquet, COMPRESSION zstd)");
            statement.execute(
                    "COPY (SELECT num, person, day, nature, paid FROM read_parquet('" + acts + "') WHERE person IN ("
                            + wanted + ") AND day BETWEEN DATE '2023-01-01' AND DATE '2023-12-31') TO '" + target
                            + "' (FORMAT parquet, COMPRESSION zstd)");
        } catch (SQLException e) {
            throw new IOException("The engine refuses the baseline: " + e.getMessage(), e);
        }
    }

    private static final String DESCRIPTOR = """
            {"name":"bench","arete":{"partner":"bench","nature":"synthetic"},"resources":[
             {"name":"PEOPLE","dialect":{"delimiter":";"},"schema":{"fields":[
               {"name":"person","type":"string","arete":{"role":"identifier"}},{"name":"number","type":"string","arete":{"role":"identifier"}},
               {"name":"sex","type":"integer"},{"name":"icd","type":"string"}],
               "arete":{"person":"person","linkage":["person","number"]}}},
             {"name":"ACTS","dialect":{"delimiter":";"},"schema":{"fields":[
               {"name":"num","type":"integer"},{"name":"person","type":"string","arete":{"role":"identifier"}},
               {"name":"day","type":"date"},{"name":"nature","type":"integer"},{"name":"paid","type":"number","arete":{"unit":"EUR"}}],
               "arete":{"person":"person","period":"day"}}}]}
            """;
}
