package eu.arete.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        start(home);
        bareJvm();
        List<Double> hub = new ArrayList<>();
        List<Double> jvm = new ArrayList<>();
        for (int run = 0; run < options.number("--runs", 1, 5); run++) {
            jvm.add(Comparison.seconds(StartupBenchmark::bareJvm));
            hub.add(start(home));
        }
        Comparison comparison = new Comparison(hub, jvm);
        out.printf(Locale.ROOT, "hub          %.2f s median%n", Comparison.median(comparison.subject()));
        out.printf(Locale.ROOT, "bare JVM     %.2f s median%n", Comparison.median(comparison.baseline()));
        out.println(comparison.result("startup", "java-version"));
    }

    /** @return seconds until the first healthy answer; the stop is not counted */
    private static double start(Path home) throws IOException {
        long begun = System.nanoTime();
        try (RunningHub hub = RunningHub.start(home)) {
            return (System.nanoTime() - begun) / 1e9;
        }
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
