package eu.arete.synth;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A planted breach: the value put in a column instead of the true one, and the rule intake must name for it. */
record Fault(int column, byte[] value, Rule rule) {
    /** Written {@code COLUMN value rule}; {@code -} stands for an empty value. */
    static Fault parse(String written, List<String> columns) {
        String[] parts = written.split(" ");
        String value = parts[1].equals("-") ? "" : parts[1];
        int column = columns.indexOf(parts[0]);
        if (column < 0) {
            throw new IllegalArgumentException("no column " + parts[0]);
        }
        return new Fault(column, value.getBytes(StandardCharsets.US_ASCII), Rule.coded(parts[2]));
    }
}
