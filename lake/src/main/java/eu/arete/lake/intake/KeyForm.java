package eu.arete.lake.intake;

import eu.arete.lake.schema.FieldType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Adds a value to a fingerprint in the one form in which two columns are compared, whether it comes from a file or out of the lake, and whatever
 * the types of the two: {@code 007} is {@code 7} where it is a number, {@code 1.50} is {@code 1.5}.
 */
final class KeyForm {
    private KeyForm() {}

    static void add(Fingerprint fingerprint, FieldType type, byte[] bytes, int from, int to) {
        switch (type) {
            case INTEGER, YEAR -> whole(fingerprint, bytes, from, to);
            case NUMBER -> decimal(fingerprint, bytes, from, to);
            case STRING, DATE, YEARMONTH -> fingerprint.add(bytes, from, to);
        }
    }

    private static void whole(Fingerprint fingerprint, byte[] bytes, int from, int to) {
        boolean negative = from < to && bytes[from] == '-';
        int at = negative ? from + 1 : from;
        while (at < to - 1 && bytes[at] == '0') {
            at++;
        }
        if (negative && at == from + 1 && bytes[at] != '0') {
            fingerprint.add(bytes, from, to);
        } else if (negative && bytes[at] != '0') {
            byte[] plain = new byte[to - at + 1];
            plain[0] = '-';
            System.arraycopy(bytes, at, plain, 1, to - at);
            fingerprint.add(plain, 0, plain.length);
        } else {
            fingerprint.add(bytes, at, to);
        }
    }

    private static void decimal(Fingerprint fingerprint, byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                BigDecimal value = new BigDecimal(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
                byte[] plain = value.stripTrailingZeros().toPlainString().getBytes(StandardCharsets.US_ASCII);
                fingerprint.add(plain, 0, plain.length);
                return;
            }
        }
        whole(fingerprint, bytes, from, to);
    }
}
