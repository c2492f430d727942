package eu.arete.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Times against rows, both in powers of ten: what grows as its size is parallel to the thin line. */
final class GrowthPlot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 460;
    private static final int LEFT = 80;
    private static final int RIGHT = 250;
    private static final int TOP = 50;
    private static final int BOTTOM = 60;
    private static final List<String> STROKES =
            List.of("#1f5fa8", "#b3541e", "#2d7d46", "#7a3e9d", "#8a6d00", "#a12d4b");

    private final String name;
    private final Map<String, TreeMap<Long, Double>> lines;
    private final double lowX;
    private final double highX;
    private final double lowY;
    private final double highY;

    GrowthPlot(String name, Map<String, TreeMap<Long, Double>> lines) {
        this.name = name;
        this.lines = lines;
        lowX = Math.floor(log(
                lines.values().stream().mapToDouble(SortedMap::firstKey).min().orElse(1)));
        highX = Math.max(
                lowX + 1,
                Math.ceil(log(lines.values().stream()
                        .mapToDouble(SortedMap::lastKey)
                        .max()
                        .orElse(10))));
        lowY = Math.floor(log(seconds().min().orElse(0.1)));
        highY = Math.max(lowY + 1, Math.ceil(log(seconds().max().orElse(1))));
    }

    private java.util.stream.DoubleStream seconds() {
        return lines.values().stream().flatMap(line -> line.values().stream()).mapToDouble(s -> Math.max(1e-3, s));
    }

    private static double log(double value) {
        return Math.log10(value);
    }

    String svg() {
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"sans-serif\" font-size=\"13\">",
                WIDTH,
                HEIGHT);
        add(svg, "<title>bench %s: seconds against rows</title>", name);
        add(svg, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, HEIGHT);
        add(
                svg,
                "<text x=\"%d\" y=\"28\" font-size=\"16\" fill=\"#111111\">bench %s: seconds against rows</text>",
                LEFT,
                name);
        for (int power = (int) lowX; power <= highX; power++) {
            add(
                    svg,
                    "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#dddddd\"/>",
                    x(power),
                    x(power),
                    TOP,
                    HEIGHT - BOTTOM);
            add(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#333333\">10^%d</text>",
                    x(power),
                    HEIGHT - BOTTOM + 20,
                    power);
        }
        for (int power = (int) lowY; power <= highY; power++) {
            add(
                    svg,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>",
                    LEFT,
                    WIDTH - RIGHT,
                    y(power),
                    y(power));
            add(
                    svg,
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#333333\">%s s</text>",
                    LEFT - 8,
                    y(power) + 4,
                    power < 0 ? "10^" + power : Long.toString(Math.round(Math.pow(10, power))));
        }
        add(
                svg,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#333333\">rows</text>",
                (LEFT + WIDTH - RIGHT) / 2,
                HEIGHT - 15);
        double span = Math.min(highX - lowX, highY - lowY);
        add(
                svg,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#999999\" stroke-dasharray=\"4 4\"/>",
                x(lowX),
                y(lowY),
                x(lowX + span),
                y(lowY + span));
        int number = 0;
        for (Map.Entry<String, TreeMap<Long, Double>> line : lines.entrySet()) {
            draw(svg, line.getKey(), line.getValue(), number++);
        }
        return svg.append("</svg>\n").toString();
    }

    private void draw(StringBuilder svg, String label, SortedMap<Long, Double> points, int number) {
        String stroke = STROKES.get(number % STROKES.size());
        StringBuilder path = new StringBuilder();
        points.forEach((rows, seconds) -> {
            double x = x(log(rows));
            double y = y(log(Math.max(1e-3, seconds)));
            path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            add(
                    svg,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"><title>%d rows: %.3f s</title></circle>",
                    x,
                    y,
                    stroke,
                    rows,
                    seconds);
        });
        String dash = label.contains(": ") ? " stroke-dasharray=\"2 3\"" : "";
        add(
                svg,
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>",
                path.toString().trim(),
                stroke,
                dash);
        int at = TOP + 20 + number * 20;
        add(
                svg,
                "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"2\"%s/>",
                WIDTH - RIGHT + 15,
                WIDTH - RIGHT + 40,
                at,
                at,
                stroke,
                dash);
        add(
                svg,
                "<text x=\"%d\" y=\"%d\" font-size=\"11\" fill=\"#111111\">%s</text>",
                WIDTH - RIGHT + 46,
                at + 4,
                label.replace("&", "&amp;").replace("<", "&lt;"));
    }

    private double x(double power) {
        return LEFT + (power - lowX) / (highX - lowX) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double power) {
        return HEIGHT - BOTTOM - (power - lowY) / (highY - lowY) * (HEIGHT - TOP - BOTTOM);
    }

    private static void add(StringBuilder svg, String form, Object... values) {
        svg.append(String.format(Locale.ROOT, form, values)).append('\n');
    }
}
