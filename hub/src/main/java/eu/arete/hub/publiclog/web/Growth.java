package eu.arete.hub.publiclog.web;

import eu.arete.hub.publiclog.DayOfLog;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The log drawn as it grows: its size at the end of each day, as a line climbing to the right.
 *
 * @param line points of an SVG polyline in a box of {@link #WIDTH} by {@link #HEIGHT}
 */
record Growth(String line, String area, String first, String last, long size, List<Day> days) {
    static final int WIDTH = 640;
    static final int HEIGHT = 120;
    private static final int TABLE_ROWS = 14;

    record Day(String date, long entries, long size) {}

    /** @param days in order, at least one for there to be something to draw */
    static Growth of(List<DayOfLog> days, Locale locale) {
        DateTimeFormatter format =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
        if (days.isEmpty()) {
            return new Growth("", "", "", "", 0, List.of());
        }
        LocalDate first = days.get(0).date();
        LocalDate last = days.get(days.size() - 1).date();
        long span = Math.max(1, ChronoUnit.DAYS.between(first, last) + 1);
        long size = days.stream().mapToLong(DayOfLog::entries).sum();
        StringBuilder line = new StringBuilder("0," + HEIGHT);
        List<Day> rows = new ArrayList<>();
        long sofar = 0;
        for (DayOfLog day : days) {
            long before = ChronoUnit.DAYS.between(first, day.date());
            line.append(point(before, span, sofar, size));
            sofar += day.entries();
            line.append(point(before + 1, span, sofar, size));
            rows.add(0, new Day(format.format(day.date()), day.entries(), sofar));
        }
        String area = line + " " + WIDTH + "," + HEIGHT;
        List<Day> shown = List.copyOf(rows.subList(0, Math.min(rows.size(), TABLE_ROWS)));
        return new Growth(line.toString(), area, format.format(first), format.format(last), size, shown);
    }

    private static String point(long day, long span, long size, long full) {
        double x = (double) WIDTH * day / span;
        double y = HEIGHT - (HEIGHT - 8.0) * size / full;
        return String.format(Locale.ROOT, " %.1f,%.1f", x, y);
    }

    public String box() {
        return "0 0 " + WIDTH + " " + HEIGHT;
    }
}
