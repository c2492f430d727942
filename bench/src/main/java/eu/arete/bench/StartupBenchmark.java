package eu.arete.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** From nothing to a healthy answer on a home that exists, against a JVM that starts and ends. */
final class StartupBenchmark implements Benchmark {
    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String summary() {
        return "start the hub and its database until healthy, against a JVM that only starts and ends";
    }

    @Override
    public String options() {
        return "--runs N      runs of each (5)\n";
    }

    @Override
    public void run(Options options, PrintStream out) throws IOException {
        options.only("--runs");
        Path home = Files.createTempDirectory("arete-bench-startup");
        Comparison comparison =
                Comparison.of(() -> startAndLeave(home), StartupBenchmark::bareJvm, options.number("--runs", 1, 5));
        out.printf(Locale.ROOT, "hub          %.2f s median%n", Comparison.median(comparison.subject()));
        out.printf(Locale.ROOT, "bare JVM     %.2f s median%n", Comparison.median(comparison.baseline()));
        out.println(comparison.result("startup", "java-version"));
    }

    /** The stop is timed too: a hub that hangs at the end would hold up its operator as much. */
    private static void startAndLeave(Path home) throws IOException {
        RunningHub.start(home).close();
    }

    private static void bareJvm() throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.waitFor(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
