package eu.arete.lake.intake;

import eu.arete.lake.schema.Field;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A number with the field's decimal mark. An amount of money keeps every digit or is refused; it is never rounded in
 * silence.
 */
final class NumberCell implements CellCheck {

    private static final int MONEY_DIGITS = 14;

    private final byte mark;
    private final int scale;
    private final Optional<BigDecimal> minimum;
    private final Optional<BigDecimal> maximum;
    private final double low;
    private final double high;
    private final Words allowed;

    NumberCell(Field field) {
        mark = (byte) field.decimalChar();
        scale = field.scale();
        minimum = field.constraints().minimum().map(NumberCell::decimal);
        maximum = field.constraints().maximum().map(NumberCell::decimal);
        low = minimum.map(BigDecimal::doubleValue).orElse(Double.NEGATIVE_INFINITY);
        high = maximum.map(BigDecimal::doubleValue).orElse(Double.POSITIVE_INFINITY);
        allowed = Words.of(field.constraints().values());
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text.trim().replace(',', '.'));
    }

    @Override
    public int check(byte[] bytes, int from, int to, ByteSink out) {
        if (to - from > 40) {
            return Rule.VALUE_TYPE.bit();
        }
        int start = out.size;
        int i = from;
        if (i < to && (bytes[i] == '-' || bytes[i] == '+')) {
            if (bytes[i] == '-') {
                out.add('-');
            }
            i++;
        }
        int whole = digits(bytes, i, to, out);
        i += whole;
        int fraction = 0;
        if (i < to && bytes[i] == mark) {
            out.add('.');
            fraction = digits(bytes, i + 1, to, out);
            i += 1 + fraction;
        }
        boolean exponent = false;
        if (i < to && (bytes[i] | 0x20) == 'e' && scale < 0) {
            exponent = true;
            int sign = i + 1 < to && (bytes[i + 1] == '-' || bytes[i + 1] == '+') ? 1 : 0;
            out.add(bytes, i, i + 1 + sign);
            int power = digits(bytes, i + 1 + sign, to, out);
            i += 1 + sign + power;
            if (power == 0 || power > 2) {
                return Rule.VALUE_TYPE.bit();
            }
        }
        if (i != to || whole + fraction == 0 || scale >= 0 && (whole > MONEY_DIGITS || fraction > scale)) {
            return Rule.VALUE_TYPE.bit();
        }
        int faults = bounds(out, start, exponent || whole + fraction > 15);
        if (allowed.size() > 0 && !allowed.contains(bytes, from, to)) {
            faults |= Rule.VALUE_ENUM.bit();
        }
        return faults;
    }

    private static int digits(byte[] bytes, int from, int to, ByteSink out) {
        int i = from;
        while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        out.add(bytes, from, i);
        return i - from;
    }

    /** Up to 15 digits a double tells apart what the bounds tell apart, except at the bound itself. */
    private int bounds(ByteSink out, int start, boolean wide) {
        if (minimum.isEmpty() && maximum.isEmpty()) {
            return 0;
        }
        if (!wide) {
            double value = value(out.bytes, start, out.size);
            if (value > low && value < high) {
                return 0;
            }
        }
        BigDecimal exact = new BigDecimal(new String(out.bytes, start, out.size - start, StandardCharsets.US_ASCII));
        int faults = minimum.isPresent() && exact.compareTo(minimum.get()) < 0 ? Rule.VALUE_MINIMUM.bit() : 0;
        return maximum.isPresent() && exact.compareTo(maximum.get()) > 0 ? faults | Rule.VALUE_MAXIMUM.bit() : faults;
    }

    private static double value(byte[] bytes, int from, int to) {
        long digits = 0;
        double divisor = 0;
        for (int i = bytes[from] == '-' ? from + 1 : from; i < to; i++) {
            if (bytes[i] == '.') {
                divisor = 1;
            } else {
                digits = digits * 10 + (bytes[i] - '0');
                divisor *= 10;
            }
        }
        double value = divisor > 1 ? digits / divisor : digits;
        return bytes[from] == '-' ? -value : value;
    }
}
