package eu.arete.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.arete.ledger.FileSigner;
import eu.arete.ledger.Ledger;
import eu.arete.ledger.LogFault;
import eu.arete.ledger.LogSource;
import eu.arete.ledger.LogVerifier;
import eu.arete.ledger.VerifierKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** What tamper evidence costs: appending to the log, against appending the same bytes to one plain file. */
final class LogBenchmark implements Benchmark {
    private static final String ORIGIN = "bench.arete.invalid/log";

    @Override
    public String name() {
        return "log";
    }

    @Override
    public String summary() {
        return "append to the public log, against a plain file with the same bytes and the same fsyncs";
    }

    @Override
    public String options() {
        return """
                --entries N   entries appended in each run (20000)
                --batch N     entries under one checkpoint (1000)
                --runs N      runs of each (5)
                --dir DIR     where the log of the last run stays, with its vkey (a temporary directory)
                """;
    }

    @Override
    public void run(Options options, PrintStream out) throws IOException {
        options.only("--entries", "--batch", "--runs", "--dir");
        List<List<byte[]>> batches =
                batches(options.number("--entries", 1, 20_000), options.number("--batch", 1, 1_000));
        int runs = options.number("--runs", 1, 5);
        Path directory = options.path("--dir", Path.of(System.getProperty("java.io.tmpdir"), "arete-bench-log"));
        refuseOthers(directory);
        Path plain = Files.createTempFile(parent(directory), "arete-bench", ".plain");
        try {
            Comparison comparison = Comparison.of(
                    ((Comparison.Work) () -> log(directory, batches)).after(() -> clear(directory)),
                    () -> plain(plain, batches),
                    runs);
            tell(comparison, batches, directory, out);
        } finally {
            Files.delete(plain);
        }
    }

    private static void tell(Comparison comparison, List<List<byte[]>> batches, Path directory, PrintStream out)
            throws IOException {
        long entries = batches.stream().mapToLong(List::size).sum();
        double log = Comparison.median(comparison.subject());
        double plain = Comparison.median(comparison.baseline());
        double verify = Comparison.seconds(() -> verify(directory));
        out.printf(Locale.ROOT, "entries      %d, %d checkpoints%n", entries, batches.size());
        out.printf(Locale.ROOT, "log          %.3f s median, %.0f entries/s%n", log, entries / log);
        out.printf(Locale.ROOT, "plain file   %.3f s median, %.0f entries/s%n", plain, entries / plain);
        out.printf(Locale.ROOT, "verify       %.3f s once, %.0f entries/s%n", verify, entries / verify);
        out.println("left in      " + directory);
        out.println(comparison.result("log", "append-fsync"));
    }

    /** Entries shaped like the hub's own, the same in every run. */
    static List<List<byte[]>> batches(int entries, int batch) {
        Random random = new Random(1);
        List<List<byte[]>> batches = new ArrayList<>();
        byte[] hash = new byte[32];
        for (int i = 0; i < entries; i++) {
            if (i % batch == 0) {
                batches.add(new ArrayList<>());
            }
            random.nextBytes(hash);
            String entry = "{\"permit\":\"ARETE-P-2026-" + i + "\",\"sha256\":\""
                    + HexFormat.of().formatHex(hash)
                    + "\",\"time\":\"2026-11-22T17:00:00Z\",\"type\":\"output.released\"}";
            batches.get(batches.size() - 1).add(entry.getBytes(UTF_8));
        }
        return batches;
    }

    static void log(Path directory, List<List<byte[]>> batches) throws IOException {
        try (Ledger ledger =
                Ledger.open(directory, FileSigner.generate(ORIGIN, VerifierKey.NOTE, new SecureRandom()))) {
            for (List<byte[]> batch : batches) {
                ledger.append(batch);
            }
        } catch (LogFault fault) {
            throw new IOException(fault.reason(), fault);
        }
    }

    private static void plain(Path file, List<List<byte[]>> batches) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (List<byte[]> batch : batches) {
                int length = batch.stream().mapToInt(entry -> 2 + entry.length).sum();
                ByteBuffer buffer = ByteBuffer.allocate(length);
                batch.forEach(entry -> buffer.putShort((short) entry.length).put(entry));
                buffer.flip();
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
        }
    }

    private static void verify(Path directory) throws IOException {
        try {
            LogSource source = LogSource.at(directory);
            new LogVerifier(source, LogVerifier.keyOf(source)).verify();
        } catch (LogFault fault) {
            throw new IOException(fault.reason(), fault);
        }
    }

    private static Path parent(Path directory) throws IOException {
        Path parent = directory.toAbsolutePath().getParent();
        return Files.createDirectories(parent == null ? directory : parent);
    }

    /** Only what an earlier run of this benchmark left may be replaced. */
    private static void refuseOthers(Path directory) throws IOException {
        if (!Files.exists(directory) || isOurs(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            if (files.findAny().isPresent()) {
                throw new IOException(
                        directory + " is not empty, and not a log of this benchmark: choose another --dir");
            }
        }
    }

    private static boolean isOurs(Path directory) throws IOException {
        Path vkey = directory.resolve("vkey");
        return Files.isRegularFile(vkey) && Files.readString(vkey).startsWith(ORIGIN + "+");
    }

    static void clear(Path directory) throws IOException {
        if (!Files.exists(directory) || !isOurs(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
