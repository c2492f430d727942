package eu.arete.lake.intake;

import eu.arete.lake.schema.DatePattern;
import eu.arete.lake.schema.Field;

/** A date, or a month of a year, in the field's format; given to the lake as {@code yyyy-MM-dd} or {@code yyyy-MM}. */
final class DateCell implements CellCheck {

    private final String format;
    private final DatePattern pattern;
    private final boolean withDay;
    private final int minimum;
    private final int maximum;
    private final Words allowed;
    private int last = DatePattern.NONE;

    DateCell(Field field, boolean withDay) {
        this.withDay = withDay;
        format = field.format();
        pattern = DatePattern.parse(format).orElseThrow();
        minimum = field.constraints()
                .minimum()
                .map(text -> DatePattern.bound(text, format))
                .orElse(0);
        maximum = field.constraints()
                .maximum()
                .map(text -> DatePattern.bound(text, format))
                .orElse(Integer.MAX_VALUE);
        allowed = Words.of(field.constraints().values());
    }

    @Override
    public int check(byte[] bytes, int from, int to, ByteSink out) {
        int date = pattern.read(bytes, from, to);
        last = date;
        if (date == DatePattern.NONE) {
            return Rule.VALUE_TYPE.bit();
        }
        int faults = date < minimum ? Rule.VALUE_MINIMUM.bit() : 0;
        faults |= date > maximum ? Rule.VALUE_MAXIMUM.bit() : 0;
        if (allowed.size() > 0 && !allowed.contains(bytes, from, to)) {
            faults |= Rule.VALUE_ENUM.bit();
        }
        write(date, out);
        return faults;
    }

    private void write(int date, ByteSink out) {
        out.addDigits(date / 10_000, 4);
        out.add('-');
        out.addDigits(date / 100 % 100, 2);
        if (withDay) {
            out.add('-');
            out.addDigits(date % 100, 2);
        }
    }

    /** A literal in the field's format, or as ISO 8601 writes it. */
    @Override
    public byte[] literal(String text) {
        int date = DatePattern.bound(text, format);
        if (date == DatePattern.NONE) {
            throw new IllegalArgumentException("Not a date: " + text);
        }
        ByteSink out = new ByteSink(10);
        write(date, out);
        return out.copy();
    }

    /** The date last read, as digits yyyyMMdd, once: {@link DatePattern#NONE} when there was none since. */
    int takeLast() {
        int date = last;
        last = DatePattern.NONE;
        return date;
    }
}
