package eu.arete.lake.intake;

import eu.arete.lake.schema.Field;
import java.util.Arrays;
import java.util.Optional;

/** A whole number: optional sign, digits, within 64 bits. Years are whole numbers of four digits. */
final class IntegerCell implements CellCheck {

    private final long minimum;
    private final long maximum;
    private final long[] allowed;
    private final int digits;

    /** @param digits the exact number of digits, or 0 when any */
    IntegerCell(Field field, int digits) {
        this.digits = digits;
        minimum = bound(field.constraints().minimum(), Long.MIN_VALUE);
        maximum = bound(field.constraints().maximum(), Long.MAX_VALUE);
        allowed = field.constraints().values().stream()
                .mapToLong(value -> Long.parseLong(value.trim()))
                .sorted()
                .toArray();
    }

    private static long bound(Optional<String> text, long absent) {
        return text.map(String::trim).map(Long::parseLong).orElse(absent);
    }

    @Override
    public int check(byte[] bytes, int from, int to, ByteSink out) {
        int first = from < to && (bytes[from] == '-' || bytes[from] == '+') ? from + 1 : from;
        int length = to - first;
        if (length == 0 || length > 18 || digits > 0 && (length != digits || first != from)) {
            return Rule.VALUE_TYPE.bit();
        }
        long value = 0;
        for (int i = first; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return Rule.VALUE_TYPE.bit();
            }
            value = value * 10 + digit;
        }
        if (bytes[from] == '-') {
            value = -value;
        }
        int faults = value < minimum ? Rule.VALUE_MINIMUM.bit() : 0;
        faults |= value > maximum ? Rule.VALUE_MAXIMUM.bit() : 0;
        if (allowed.length > 0 && Arrays.binarySearch(allowed, value) < 0) {
            faults |= Rule.VALUE_ENUM.bit();
        }
        out.add(bytes, bytes[from] == '+' ? first : from, to);
        return faults;
    }
}
