package eu.arete.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a restore costs that opens, hashes, counts and verifies everything, against a plain copy of the same bytes. */
final class RestoreBenchmark implements Benchmark {
    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String summary() {
        return "restore a hub from its backup (./arete move import), against a plain copy of the same files with the same fsyncs";
    }

    @Override
    public String options() {
        return """
                --persons N    persons of the demo whose hub is restored (500)
                --megabytes N  sealed files added to its lake (512)
                --runs N       runs of each (5)
                """;
    }

    @Override
    public void run(Options options, PrintStream out) throws IOException {
        options.only("--persons", "--megabytes", "--runs");
        Path directory = Files.createTempDirectory("arete-bench-restore");
        try {
            ExportedHub hub = ExportedHub.make(
                    directory, options.number("--persons", 200, 500), options.number("--megabytes", 0, 512));
            Path home = directory.resolve("restored");
            Path copy = directory.resolve("copied");
            Comparison comparison = Comparison.of(
                    ((Comparison.Work) () -> hub.restore(home)).after(() -> Directories.delete(home)),
                    ((Comparison.Work) () -> Directories.copy(hub.archive(), copy))
                            .after(() -> Directories.delete(copy)),
                    options.number("--runs", 1, 5));
            double megabytes = Directories.bytes(hub.archive()) / 1e6;
            double restore = Comparison.median(comparison.subject());
            double plain = Comparison.median(comparison.baseline());
            out.printf(Locale.ROOT, "backup       %.1f MB%n", megabytes);
            out.printf(Locale.ROOT, "restore      %.2f s median, %.1f MB/s%n", restore, megabytes / restore);
            out.printf(Locale.ROOT, "plain copy   %.2f s median, %.1f MB/s%n", plain, megabytes / plain);
            out.println(comparison.result("restore", "copy-fsync"));
        } finally {
            Directories.delete(directory);
        }
    }
}
