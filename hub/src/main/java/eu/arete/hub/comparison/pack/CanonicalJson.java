package eu.arete.hub.comparison.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.arete.hub.comparison.dossier.Row;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON with one way to write each value: fields in the order of their record, two spaces of indent, LF, numbers without exponent, measured numbers to
 * six decimals. Written here and not by a library, whose next version might write other bytes.
 */
final class CanonicalJson {
    private static final int DECIMALS = 6;

    private final StringBuilder text = new StringBuilder();

    private CanonicalJson() {}

    static byte[] of(Object value) {
        CanonicalJson json = new CanonicalJson();
        json.write(value, "\n");
        return json.text.append('\n').toString().getBytes(UTF_8);
    }

    /** A measured number as it is written everywhere in a package. */
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return number(rounded);
    }

    static String number(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private void write(@Nullable Object value, String newLine) {
        if (value == null) {
            text.append("null");
        } else if (value instanceof Optional<?> optional) {
            write(optional.orElse(null), newLine);
        } else if (value instanceof String string) {
            string(string);
        } else if (value instanceof Double measured) {
            text.append(number(measured));
        } else if (value instanceof BigDecimal exact) {
            text.append(number(exact));
        } else if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof LocalDate date) {
            string(date.toString());
        } else if (value instanceof Enum<?> constant) {
            string(Row.written(constant));
        } else if (value instanceof List<?> list) {
            list(list, newLine);
        } else if (value instanceof Map<?, ?> map) {
            fields(map.entrySet().iterator(), newLine);
        } else if (value instanceof Record record) {
            fields(Fields.of(record).entrySet().iterator(), newLine);
        } else {
            throw new IllegalArgumentException("Cannot write a " + value.getClass());
        }
    }

    private void list(List<?> list, String newLine) {
        text.append('[');
        boolean flat = list.stream().noneMatch(one -> one instanceof Record || one instanceof Map<?, ?>);
        String inner = flat ? "" : newLine + "  ";
        for (int i = 0; i < list.size(); i++) {
            text.append(i == 0 ? inner : flat ? ", " : "," + inner);
            write(list.get(i), flat ? newLine : inner);
        }
        text.append(flat || list.isEmpty() ? "]" : newLine + "]");
    }

    private <K, V> void fields(Iterator<Map.Entry<K, V>> entries, String newLine) {
        text.append('{');
        boolean empty = !entries.hasNext();
        while (entries.hasNext()) {
            Map.Entry<K, V> entry = entries.next();
            text.append(newLine).append("  ");
            string(String.valueOf(entry.getKey()));
            text.append(": ");
            write(entry.getValue(), newLine + "  ");
            text.append(entries.hasNext() ? "," : "");
        }
        text.append(empty ? "}" : newLine + "}");
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                default -> {
                    if (c < ' ') {
                        text.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    /** The components of a record by name, in the order in which they are declared. */
    private static final class Fields {
        static Map<String, @Nullable Object> of(Record record) {
            Map<String, @Nullable Object> fields = new java.util.LinkedHashMap<>();
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                try {
                    fields.put(component.getName(), component.getAccessor().invoke(record));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("Cannot read " + component, e);
                }
            }
            return fields;
        }
    }
}
