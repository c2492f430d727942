package eu.arete.bench;

import eu.arete.lake.store.EncryptedLakeStore;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.TableName;
import eu.arete.privacy.FileKeyStore;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What it costs that nothing but ciphertext lies on the disk, against the same Parquet files lying there plain: to write a table, to
 * scan all of it first in a session, and to scan it again.
 */
final class EncryptionBenchmark implements Benchmark {
    private static final KeyName KEY = KeyName.of("bench");
    private static final TableName TABLE = new TableName("bench", "ACTS");
    private static final int ROWS_OF_A_FILE = 5_000_000;

    @Override
    public String name() {
        return "encryption";
    }

    @Override
    public String summary() {
        return "write and scan a table that lies encrypted, against the same Parquet plain (aims: 1.4, 2, 1.05)";
    }

    @Override
    public String options() {
        return """
                --rows N      rows of the table (1000000); files of 5,000,000
                --runs N      runs of each (5)
                """;
    }

    @Override
    public void run(Options options, PrintStream out) throws IOException {
        options.only("--rows", "--runs");
        int rows = options.number("--rows", 1_000, 1_000_000);
        int runs = options.number("--runs", 1, 5);
        Path home = Files.createTempDirectory("arete-bench-encryption");
        try (KeyStore keys = FileKeyStore.open(home.resolve("keys"), new SecureRandom());
                Connection engine = DriverManager.getConnection("jdbc:duckdb:");
                Scratch memory = Scratch.open()) {
            keys.ensureWrappingKey(KEY);
            int files = (rows + ROWS_OF_A_FILE - 1) / ROWS_OF_A_FILE;
            Table table = new Table(
                    engine,
                    new EncryptedLakeStore(home.resolve("lake"), keys, KEY, new SecureRandom()),
                    memory,
                    Files.createDirectories(home.resolve("plain")),
                    files,
                    rows / files);
            table.make();
            out.printf(Locale.ROOT, "table        %d rows in %d files%n", table.rows * (long) files, files);
            Comparison write = Comparison.of(
                    ((Comparison.Work) table::writeSealed).after(table::forget),
                    ((Comparison.Work) table::writePlain).after(table::forgetPlain),
                    runs);
            out.printf(Locale.ROOT, "plain        %.1f MB%n", Directories.bytes(table.plain) / 1e6);
            tell(out, "write", write);
            Comparison first =
                    Comparison.of(((Comparison.Work) table::openAndScan).after(table::close), table::scanPlain, runs);
            tell(out, "first scan", first);
            Comparison later = Comparison.of(table::scanOpened, table::scanPlain, runs);
            tell(out, "later scans", later);
            out.println(write.result("encryption-write", "plain-parquet"));
            out.println(first.result("encryption-first-scan", "plain-parquet"));
            out.println(later.result("encryption-later-scans", "plain-parquet"));
        } catch (SQLException e) {
            throw new IOException("The engine refuses the work: " + e.getMessage(), e);
        } finally {
            Directories.delete(home);
        }
    }

    private static void tell(PrintStream out, String what, Comparison comparison) {
        out.printf(
                Locale.ROOT,
                "%-12s encrypted %.3f s, plain %.3f s, medians%n",
                what,
                Comparison.median(comparison.subject()),
                Comparison.median(comparison.baseline()));
    }

    /** One table, encrypted and plain. */
    private static final class Table {
        private final Connection engine;
        private final EncryptedLakeStore lake;
        private final Scratch memory;
        private final Path plain;
        private final int files;
        private final int rows;
        private final List<LakeFile> sealed = new ArrayList<>();
        private final List<Path> opened = new ArrayList<>();

        Table(Connection engine, EncryptedLakeStore lake, Scratch memory, Path plain, int files, int rows) {
            this.engine = engine;
            this.lake = lake;
            this.memory = memory;
            this.plain = plain;
            this.files = files;
            this.rows = rows;
        }

        void make() throws IOException {
            sql("SET threads = " + Runtime.getRuntime().availableProcessors());
            sql("CREATE TABLE source AS SELECT i AS num, md5((hash(i) % 900000)::VARCHAR) AS person,"
                    + " DATE '2023-01-01' + (hash(i + 1) % 365)::INTEGER AS day, (hash(i + 2) % 99999)::DECIMAL(12,2) / 7 AS paid,"
                    + " 'A' || (hash(i + 3) % 99) AS icd, hash(i + 4) % 40 AS nature FROM range(" + rows + ") t(i)");
        }

        void writeSealed() throws IOException {
            for (int f = 0; f < files; f++) {
                Path file = memory.file(".parquet");
                copy(file);
                sealed.add(lake.write(TABLE, file, rows));
                Files.delete(file);
            }
        }

        void forget() throws IOException {
            for (LakeFile file : sealed) {
                lake.delete(file);
            }
            sealed.clear();
        }

        void writePlain() throws IOException {
            for (int f = 0; f < files; f++) {
                copy(plainFile(f));
                try (FileChannel channel = FileChannel.open(plainFile(f), StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }

        void forgetPlain() throws IOException {
            for (int f = 0; f < files; f++) {
                Files.deleteIfExists(plainFile(f));
            }
        }

        void openAndScan() throws IOException {
            for (LakeFile file : sealed) {
                Path target = memory.file(".parquet");
                lake.read(file, target);
                opened.add(target);
            }
            scanOpened();
        }

        void close() throws IOException {
            for (Path file : opened) {
                Files.delete(file);
            }
            opened.clear();
        }

        void scanOpened() throws IOException {
            scan(opened);
        }

        void scanPlain() throws IOException {
            scan(IntStream.range(0, files).mapToObj(this::plainFile).toList());
        }

        private Path plainFile(int number) {
            return plain.resolve(number + ".parquet");
        }

        private void copy(Path target) throws IOException {
            sql("COPY source TO '" + target + "' (FORMAT parquet, COMPRESSION zstd)");
        }

        /** Every column of every row. */
        private void scan(List<Path> parquet) throws IOException {
            String list = String.join(
                    ", ", parquet.stream().map(file -> "'" + file + "'").toList());
            sql("SELECT bit_xor(hash(t)) FROM read_parquet([" + list + "]) t");
        }

        private void sql(String text) throws IOException {
            try (Statement statement = engine.createStatement()) {
                statement.execute(text);
            } catch (SQLException e) {
                throw new IOException("The engine refuses the work: " + e.getMessage(), e);
            }
        }
    }
}
