package eu.arete.bench;

import eu.arete.lake.intake.Delivery;
import eu.arete.lake.intake.Intake;
import eu.arete.lake.intake.IntakeOutcome;
import eu.arete.lake.schema.Field;
import eu.arete.lake.store.EncryptedLakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.TableName;
import eu.arete.privacy.FileKeyStore;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.SecondStage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What it costs to check every row, make pseudonyms and encrypt, against DuckDB turning the same CSV into Parquet and doing
 * nothing else.
 */
final class IntakeBenchmark implements Benchmark {
    private static final KeyName KEY = KeyName.of("bench");

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public String summary() {
        return "take a delivered file in (checks, pseudonyms, encryption), against DuckDB's COPY of it to Parquet";
    }

    @Override
    public String options() {
        return """
                --rows N      rows of the file, ER_PRS_F of a synthetic SNDS, about (500000)
                --runs N      runs of each (5)
                """;
    }

    @Override
    public void run(Options options, PrintStream out) throws IOException {
        options.only("--rows", "--runs");
        Path home = Files.createTempDirectory("arete-bench-intake");
        int threads = Runtime.getRuntime().availableProcessors();
        try (KeyStore keys = FileKeyStore.open(home.resolve("keys"), new SecureRandom());
                Connection engine = engine(threads)) {
            SealedSample sample = SealedSample.make(home.resolve("sample"), options.number("--rows", 1_000, 500_000));
            keys.ensureWrappingKey(KEY);
            EncryptedLakeStore lake = new EncryptedLakeStore(home.resolve("lake"), keys, KEY, new SecureRandom());
            SecondStage stage = new SecondStage(keys.ensureSecret(KeyName.of("second")));
            try (Intake intake = new Intake(lake, stage, Scratch.MEMORY, home.resolve("spill"), threads)) {
                take(intake, sample);
                PeakMemory.forget();
                take(intake, sample);
                out.printf(Locale.ROOT, "memory       %.0f MB at most, resident%n", PeakMemory.bytes() / 1e6);
                Comparison comparison = Comparison.of(
                        () -> take(intake, sample),
                        () -> copy(engine, sample, home.resolve("plain.parquet")),
                        options.number("--runs", 1, 5));
                tell(sample, comparison, out);
            }
        } catch (SQLException e) {
            throw new IOException("The engine refuses the baseline: " + e.getMessage(), e);
        } finally {
            delete(home);
        }
    }

    private static void tell(SealedSample sample, Comparison comparison, PrintStream out) throws IOException {
        double intake = Comparison.median(comparison.subject());
        double copy = Comparison.median(comparison.baseline());
        out.printf(
                Locale.ROOT,
                "file         %d rows, %d columns, %.1f MB%n",
                sample.rows(),
                sample.schema().fields().size(),
                Files.size(sample.file()) / 1e6);
        out.printf(Locale.ROOT, "intake       %.2f s median, %.0f rows/s%n", intake, sample.rows() / intake);
        out.printf(Locale.ROOT, "DuckDB COPY  %.2f s median, %.0f rows/s%n", copy, sample.rows() / copy);
        out.println(comparison.result("intake", "duckdb-copy"));
    }

    static void take(Intake intake, SealedSample sample) throws IOException {
        Delivery delivery = new Delivery("ER_PRS_F.csv", new TableName("bench", "ER_PRS_F"), sample.schema());
        try (InputStream in = Files.newInputStream(sample.file())) {
            IntakeOutcome outcome = intake.take(delivery, in, OutputStream.nullOutputStream(), read -> {});
            if (outcome instanceof IntakeOutcome.Refused refused) {
                throw new IOException("The sample was refused: " + refused.refusal());
            }
        }
    }

    private static Connection engine(int threads) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement set = connection.createStatement()) {
            set.execute("SET threads = " + threads);
        }
        return connection;
    }

    /** Typed where DuckDB reads the file's form by itself; it drops the rows it cannot read. */
    private static void copy(Connection engine, SealedSample sample, Path target) throws IOException {
        String columns = sample.schema().fields().stream()
                .map(field -> "'" + field.name() + "': '" + plainType(field) + "'")
                .collect(Collectors.joining(", "));
        try (Statement statement = engine.createStatement()) {
            statement.execute(
                    "COPY (SELECT * FROM read_csv('" + sample.file() + "', header = true, delim = ';', quote = '\"',"
                            + " encoding = 'latin-1', auto_detect = false, ignore_errors = true, columns = {" + columns
                            + "})) TO '"
                            + target + "' (FORMAT parquet, COMPRESSION zstd)");
        } catch (SQLException e) {
            throw new IOException("The engine refuses the baseline: " + e.getMessage(), e);
        }
    }

    private static String plainType(Field field) {
        boolean iso = field.format().equals("%Y-%m-%d");
        return switch (field.type()) {
            case DATE -> iso ? "DATE" : "VARCHAR";
            case YEARMONTH -> "VARCHAR";
            default -> field.sqlType();
        };
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
