package eu.arete.hub.deposits.web;

import eu.arete.hub.deposits.Comparison;
import eu.arete.hub.deposits.Figures;
import eu.arete.hub.deposits.Measure;
import eu.arete.hub.deposits.Measure.Kind;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A comparison as a reader sees it: four drawings, the table beside them, and in words what leaves the usual range. */
record Drift(List<Chart> charts, List<Line> files, List<Remark> rules, List<Remark> columns, List<Change> changes) {
    static final int WIDTH = 640;
    static final int HEIGHT = 120;
    private static final List<Kind> DRAWN = List.of(Kind.ROWS, Kind.REJECTED, Kind.MISSING, Kind.DAYS);

    /** In the units of the drawing; the last bar is this file's. */
    record Bar(String x, String y, String width, String height, boolean now) {}

    /** @param band the usual range, when there is one */
    record Chart(Remark remark, List<Bar> bars, Optional<Bar> band) {
        public String box() {
            return "0 0 " + WIDTH + " " + HEIGHT;
        }
    }

    /** @param where {@code usual}, {@code above}, {@code below}, or {@code alone} when too few files came before */
    record Remark(String file, Kind kind, String of, String value, String low, String high, String where) {
        public boolean leaves() {
            return where.equals("above") || where.equals("below");
        }
    }

    record Line(
            String file,
            String rows,
            String rejected,
            String missing,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            boolean now) {}

    /** A figure of the file replaced, and of this one. */
    record Change(String what, String rule, String before, String after) {}

    static Drift of(Comparison comparison, int columns, Locale locale) {
        Words words = new Words(locale);
        String file = comparison.now().file();
        List<Chart> charts = comparison.measures().stream()
                .filter(measure -> DRAWN.contains(measure.kind()))
                .map(measure -> chart(measure, words.remark(file, measure)))
                .toList();
        List<Line> lines = new ArrayList<>();
        comparison.earlier().forEach(one -> lines.add(words.line(one, columns, false)));
        lines.add(words.line(comparison.now(), columns, true));
        return new Drift(
                charts,
                lines,
                words.remarks(comparison, Kind.RULE),
                words.remarks(comparison, Kind.COLUMN),
                comparison
                        .replaced()
                        .map(before -> changes(before, comparison.now(), words))
                        .orElse(List.of()));
    }

    /** What leaves the usual range, over all files. */
    static List<Remark> departures(List<Comparison> comparisons, Locale locale) {
        Words words = new Words(locale);
        return comparisons.stream()
                .flatMap(comparison -> comparison.departures().stream()
                        .map(measure -> words.remark(comparison.now().file(), measure)))
                .toList();
    }

    private static Chart chart(Measure measure, Remark remark) {
        List<Double> values = new ArrayList<>(measure.earlier());
        values.add(measure.value());
        double top = measure.highest();
        for (double value : values) {
            top = Math.max(top, value);
        }
        double scale = top == 0 ? 0 : (HEIGHT - 8) / top;
        double step = (double) WIDTH / values.size();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            double height = Math.max(2, values.get(i) * scale);
            bars.add(bar(i * step + step * .1, height, Math.min(48, step * .8), height, i == values.size() - 1));
        }
        Optional<Bar> band = measure.earlier().size() < Measure.FEWEST
                ? Optional.empty()
                : Optional.of(bar(
                        0,
                        measure.highest() * scale,
                        WIDTH,
                        Math.max(1, (measure.highest() - measure.lowest()) * scale),
                        false));
        return new Chart(remark, bars, band);
    }

    /** @param top above the axis */
    private static Bar bar(double x, double top, double width, double height, boolean now) {
        return new Bar(units(x), units(HEIGHT - top), units(width), units(height), now);
    }

    private static String units(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static List<Change> changes(Figures before, Figures after, Words words) {
        List<Change> changes = new ArrayList<>();
        changes.add(words.change("rows", "", before.rows(), after.rows()));
        changes.add(words.change("accepted", "", before.accepted(), after.accepted()));
        changes.add(words.change("rejected", "", before.rejected(), after.rejected()));
        TreeSet<String> rules = new TreeSet<>(before.rules().keySet());
        rules.addAll(after.rules().keySet());
        for (String rule : rules) {
            long earlier = before.rules().getOrDefault(rule, 0L);
            long now = after.rules().getOrDefault(rule, 0L);
            changes.add(words.change("rule", rule, earlier, now));
        }
        return changes;
    }

    /** Figures as the reader writes them. */
    private static final class Words {
        private final NumberFormat number;
        private final NumberFormat percent;

        Words(Locale locale) {
            number = NumberFormat.getIntegerInstance(locale);
            percent = NumberFormat.getPercentInstance(locale);
            percent.setMaximumFractionDigits(2);
        }

        String figure(Kind kind, double value) {
            return kind.isShare() ? percent.format(value) : number.format(Math.round(value));
        }

        List<Remark> remarks(Comparison comparison, Kind kind) {
            return comparison.of(kind).stream()
                    .map(measure -> remark(comparison.now().file(), measure))
                    .toList();
        }

        Remark remark(String file, Measure measure) {
            String where = measure.earlier().size() < Measure.FEWEST
                    ? "alone"
                    : !measure.leaves() ? "usual" : measure.isAbove() ? "above" : "below";
            return new Remark(
                    file,
                    measure.kind(),
                    measure.of(),
                    figure(measure.kind(), measure.value()),
                    figure(measure.kind(), measure.lowest()),
                    figure(measure.kind(), measure.highest()),
                    where);
        }

        Line line(Figures file, int columns, boolean now) {
            return new Line(
                    file.file(),
                    number.format(file.rows()),
                    percent.format(file.rejectedShare()),
                    percent.format(file.missingShare(columns)),
                    file.firstDay(),
                    file.lastDay(),
                    now);
        }

        Change change(String what, String rule, long before, long after) {
            return new Change(what, rule, number.format(before), number.format(after));
        }
    }
}
