package eu.arete.lake.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A date format in the strftime form Table Schema uses, cut into parts. Every part has a fixed width, so a date is read
 * without looking ahead: {@code %Y-%m-%d}, {@code %d/%m/%Y}, {@code %d%m%Y}, {@code %d%b%Y:%H:%M:%S}, {@code %Y%m}.
 */
public record DatePattern(List<Part> parts, int width) {

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

    /** Whether it names a year and a month once, and a day once when {@code withDay}. */
    public boolean isComplete(boolean withDay) {
        return count(Kind.YEAR) == 1
                && count(Kind.MONTH) + count(Kind.MONTH_NAME) == 1
                && count(Kind.DAY) == (withDay ? 1 : 0);
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
