package eu.arete.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How long the public pages take under a steady load, against a static file under the same load. */
final class PagesBenchmark implements Benchmark {
    private static final List<String> PAGES = List.of("/", "/catalogue", "/register", "/log", "/citizens");
    private static final List<String> STATIC = List.of("/site/arete.css");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public String summary() {
        return "95th percentile of the public pages under a steady load, against a static file under the same load";
    }

    @Override
    public String options() {
        return """
                --rate N      requests a second (50)
                --seconds N   length of each run (10)
                --runs N      runs of each (3)
                """;
    }

    @Override
    public void run(Options options, PrintStream out) throws IOException {
        options.only("--rate", "--seconds", "--runs");
        int rate = options.number("--rate", 1, 50);
        int seconds = options.number("--seconds", 1, 10);
        int runs = options.number("--runs", 1, 3);
        Path home = Files.createTempDirectory("arete-bench-pages");
        List<Double> pages = new ArrayList<>();
        List<Double> files = new ArrayList<>();
        try (RunningHub hub = RunningHub.start(home)) {
            load(hub, PAGES, rate, seconds);
            load(hub, STATIC, rate, seconds);
            for (int run = 0; run < runs; run++) {
                files.add(percentile(load(hub, STATIC, rate, seconds), 0.95));
                pages.add(percentile(load(hub, PAGES, rate, seconds), 0.95));
            }
        }
        Comparison comparison = new Comparison(pages, files);
        out.printf(Locale.ROOT, "load         %d requests/s for %d s, %s%n", rate, seconds, String.join(" ", PAGES));
        out.printf(Locale.ROOT, "pages        p95 %.1f ms median%n", Comparison.median(pages) * 1e3);
        out.printf(Locale.ROOT, "static file  p95 %.1f ms median%n", Comparison.median(files) * 1e3);
        out.println(comparison.result("pages", "static-file"));
    }

    /** Sends at fixed moments whether or not earlier answers came, so that a slow answer cannot hide others. */
    private List<Double> load(RunningHub hub, List<String> paths, int rate, int seconds) throws IOException {
        List<CompletableFuture<Double>> answers = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < rate * seconds; i++) {
            long due = start + i * (1_000_000_000L / rate);
            waitUntil(due);
            HttpRequest request = HttpRequest.newBuilder(URI.create(hub.address() + paths.get(i % paths.size())))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            answers.add(http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                    .thenApply(answer -> {
                        if (answer.statusCode() != 200) {
                            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode());
                        }
                        return (System.nanoTime() - due) / 1e9;
                    }));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static void waitUntil(long due) {
        long left = due - System.nanoTime();
        if (left > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static double percentile(List<Double> values, double share) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.ceil(share * sorted.size()) - 1));
    }
}
