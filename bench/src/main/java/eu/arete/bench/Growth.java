package eu.arete.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A benchmark at several sizes, one after the other, and the drawing of how its times grow. */
final class Growth {
    static final String OPTIONS = """
            --growth N,N,…  at each of these numbers of rows instead of one (any benchmark that has --rows)
            --plot FILE     draw the times of --growth as SVG
            """;

    private static final Pattern MEDIANS =
            Pattern.compile("MEDIANS name=(\\S+) seconds=([0-9.]+) baseline=(\\S+) seconds=([0-9.]+)");

    private Growth() {}

    /** Runs a benchmark, once or at each size. */
    static void run(Benchmark benchmark, Options options, PrintStream out) throws IOException {
        Optional<String> sizes = options.text("--growth");
        if (sizes.isEmpty()) {
            benchmark.run(options, out);
            return;
        }
        Map<String, TreeMap<Long, Double>> lines = new TreeMap<>();
        for (String size : sizes.get().split(",")) {
            if (!size.matches("[1-9][0-9]{2,9}")) {
                throw new Usage("Not numbers of rows: --growth " + sizes.get());
            }
            Map<String, String> values = new HashMap<>(options.values());
            values.remove("--growth");
            values.remove("--plot");
            values.put("--rows", size);
            ByteArrayOutputStream told = new ByteArrayOutputStream();
            benchmark.run(new Options(values), new PrintStream(told, true, StandardCharsets.UTF_8));
            String text = told.toString(StandardCharsets.UTF_8);
            out.println("rows " + size);
            out.print(text);
            Matcher medians = MEDIANS.matcher(text);
            while (medians.find()) {
                point(lines, medians.group(1), size, medians.group(2));
                point(lines, medians.group(1) + ": " + medians.group(3), size, medians.group(4));
            }
        }
        lines.forEach((name, points) -> tell(name, points, out));
        if (options.text("--plot").isPresent()) {
            Path plot = options.path("--plot", Path.of("growth.svg"));
            Files.writeString(plot, new GrowthPlot(benchmark.name(), lines).svg());
            out.println("drawn in " + plot);
        }
    }

    private static void point(Map<String, TreeMap<Long, Double>> lines, String name, String rows, String seconds) {
        lines.computeIfAbsent(name, any -> new TreeMap<>()).put(Long.parseLong(rows), Double.parseDouble(seconds));
    }

    /** How many times longer each size takes than the one before it. */
    private static void tell(String name, TreeMap<Long, Double> points, PrintStream out) {
        List<String> steps = new ArrayList<>();
        long before = 0;
        for (Map.Entry<Long, Double> point : points.entrySet()) {
            if (before > 0) {
                steps.add("%,d -> %,d rows: %.2f times the time"
                        .formatted(before, point.getKey(), point.getValue() / points.getOrDefault(before, 1.0)));
            }
            before = point.getKey();
        }
        out.println("growth of " + name + ": " + String.join("; ", steps));
    }
}
