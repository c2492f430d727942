package eu.arete.hub.catalogue.web;

import eu.arete.hub.catalogue.Delivery;
import eu.arete.privacy.disclosure.ProtectedCount;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The share of rejected rows of each period delivered, drawn as bars with the table beside.
 *
 * @param worst the highest share, as the reader writes it
 */
record Quality(List<Bar> bars, List<Line> lines, String first, String last, String worst, int files) {
    static final int WIDTH = 640;
    static final int HEIGHT = 120;
    private static final double LOWEST = 2;

    /** In the units of the drawing. */
    record Bar(String x, String y, String width, String height, String label) {}

    record Line(String label, String accepted, String share, Instant when) {}

    /** The deliveries of one table, or of a dataset with those of one period added up. */
    static Quality of(List<Delivery> deliveries, Locale locale) {
        TreeMap<String, Delivery> byPeriod = new TreeMap<>();
        for (Delivery delivery : deliveries) {
            String label = delivery.period().isEmpty() ? delivery.file() : delivery.period();
            byPeriod.merge(label, delivery, Quality::sum);
        }
        double highest =
                byPeriod.values().stream().mapToDouble(Quality::shown).max().orElse(0);
        NumberFormat percent = NumberFormat.getPercentInstance(locale);
        percent.setMaximumFractionDigits(2);
        List<Map.Entry<String, Delivery>> points = List.copyOf(byPeriod.entrySet());
        List<Bar> bars = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<String, Delivery> point : points) {
            bars.add(bar(bars.size(), points.size(), point.getValue(), highest, point.getKey()));
            lines.add(0, line(point.getKey(), point.getValue(), percent, locale));
        }
        return new Quality(
                bars,
                lines,
                points.isEmpty() ? "" : points.get(0).getKey(),
                points.isEmpty() ? "" : points.get(points.size() - 1).getKey(),
                percent.format(highest),
                deliveries.size());
    }

    private static Delivery sum(Delivery a, Delivery b) {
        Instant last = a.acceptedAt().isAfter(b.acceptedAt()) ? a.acceptedAt() : b.acceptedAt();
        return new Delivery(
                a.id(), a.table(), a.file(), a.accepted() + b.accepted(), a.rejected() + b.rejected(), last);
    }

    /** A share of very few rows would tell how many. */
    private static double shown(Delivery delivery) {
        return ProtectedCount.of(delivery.accepted() + delivery.rejected()).suppressed() ? 0 : delivery.rejectedShare();
    }

    private static Bar bar(int index, int count, Delivery delivery, double highest, String label) {
        double step = (double) WIDTH / count;
        double height = highest == 0 ? LOWEST : Math.max(LOWEST, (HEIGHT - 8) * shown(delivery) / highest);
        return new Bar(
                units(index * step + step * .1),
                units(HEIGHT - height),
                units(Math.min(48, step * .8)),
                units(height),
                label);
    }

    private static String units(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static Line line(String label, Delivery delivery, NumberFormat percent, Locale locale) {
        boolean few =
                ProtectedCount.of(delivery.accepted() + delivery.rejected()).suppressed();
        return new Line(
                label,
                Counts.text(delivery.accepted(), locale),
                few ? "–" : percent.format(delivery.rejectedShare()),
                delivery.acceptedAt());
    }

    public String box() {
        return "0 0 " + WIDTH + " " + HEIGHT;
    }
}
