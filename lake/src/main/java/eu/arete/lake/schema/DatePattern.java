package eu.arete.lake.schema;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A date format in the strftime form Table Schema uses, cut into parts. Every part has a fixed width, so a date is read
 * without looking ahead: {@code %Y-%m-%d}, {@code %d/%m/%Y}, {@code %d%m%Y}, {@code %d%b%Y:%H:%M:%S}, {@code %Y%m}.
 */
public record DatePattern(List<Part> parts, int width) {

    /** What {@link #read} answers for a text that is no date. */
    public static final int NONE = -1;

    private static final byte[] MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec".getBytes(StandardCharsets.US_ASCII);
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /** The kinds of part; {@code LITERAL} carries its character. */
    public enum Kind {
        YEAR(4),
        MONTH(2),
        DAY(2),
        MONTH_NAME(3),
        HOUR(2),
        MINUTE(2),
        SECOND(2),
        LITERAL(1);

        private final int width;

        Kind(int width) {
            this.width = width;
        }
    }

    public record Part(Kind kind, char literal) {}

    public DatePattern {
        parts = List.copyOf(parts);
    }

    public static Optional<DatePattern> parse(String format) {
        List<Part> parts = new ArrayList<>();
        int width = 0;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            Part part = new Part(Kind.LITERAL, c);
            if (c == '%') {
                Optional<Kind> kind = ++i < format.length() ? kind(format.charAt(i)) : Optional.empty();
                if (kind.isEmpty()) {
                    return Optional.empty();
                }
                part = new Part(kind.get(), '%');
            } else if (c < ' ' || c > '~') {
                return Optional.empty();
            }
            parts.add(part);
            width += part.kind().width;
        }
        return width == 0 || width > 40 ? Optional.empty() : Optional.of(new DatePattern(parts, width));
    }

    /** Reads a bound written in {@code format}, or as ISO 8601 writes it; {@link #NONE} when it is neither. */
    public static int bound(String text, String format) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (String way : List.of(format, "%Y-%m-%d", "%Y-%m")) {
            int date = parse(way).orElseThrow().read(bytes, 0, bytes.length);
            if (date != NONE) {
                return date;
            }
        }
        return NONE;
    }

    /** Whether it names a year and a month once, and a day once when {@code withDay}. */
    public boolean isComplete(boolean withDay) {
        return count(Kind.YEAR) == 1
                && count(Kind.MONTH) + count(Kind.MONTH_NAME) == 1
                && count(Kind.DAY) == (withDay ? 1 : 0);
    }

    /** The date's digits yyyyMMdd (dd is 00 when the pattern has no day), or {@link #NONE}; it must be on the calendar. */
    public int read(byte[] bytes, int from, int to) {
        if (to - from != width) {
            return NONE;
        }
        int year = 0;
        int month = 0;
        int day = 0;
        boolean withDay = false;
        int at = from;
        for (int p = 0; p < parts.size(); p++) {
            Part part = parts.get(p);
            int value = switch (part.kind) {
                case YEAR -> year = digits(bytes, at, 4);
                case MONTH -> month = digits(bytes, at, 2);
                case MONTH_NAME -> month = monthNamed(bytes, at);
                case DAY -> day = digits(bytes, at, 2);
                case HOUR -> below(24, digits(bytes, at, 2));
                case MINUTE, SECOND -> below(60, digits(bytes, at, 2));
                case LITERAL -> bytes[at] == part.literal ? 0 : NONE;
            };
            if (value < 0) {
                return NONE;
            }
            withDay |= part.kind == Kind.DAY;
            at += part.kind.width;
        }
        return isOnCalendar(year, month, day, withDay) ? year * 10_000 + month * 100 + day : NONE;
    }

    private static int below(int limit, int value) {
        return value < limit ? value : NONE;
    }

    private static boolean isOnCalendar(int year, int month, int day, boolean withDay) {
        if (year < 1 || month < 1 || month > 12) {
            return false;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return !withDay || day >= 1 && day <= (month == 2 && !leap ? 28 : DAYS[month - 1]);
    }

    private static int digits(byte[] bytes, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int monthNamed(byte[] bytes, int from) {
        for (int m = 0; m < 12; m++) {
            if ((bytes[from] | 0x20) == MONTHS[3 * m]
                    && (bytes[from + 1] | 0x20) == MONTHS[3 * m + 1]
                    && (bytes[from + 2] | 0x20) == MONTHS[3 * m + 2]) {
                return m + 1;
            }
        }
        return NONE;
    }

    private long count(Kind kind) {
        return parts.stream().filter(part -> part.kind() == kind).count();
    }

    private static Optional<Kind> kind(char letter) {
        return switch (letter) {
            case 'Y' -> Optional.of(Kind.YEAR);
            case 'm' -> Optional.of(Kind.MONTH);
            case 'd' -> Optional.of(Kind.DAY);
            case 'b' -> Optional.of(Kind.MONTH_NAME);
            case 'H' -> Optional.of(Kind.HOUR);
            case 'M' -> Optional.of(Kind.MINUTE);
            case 'S' -> Optional.of(Kind.SECOND);
            default -> Optional.empty();
        };
    }
}
