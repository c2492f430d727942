package eu.arete.lake.intake;

import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.TableSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The first line of a file: the names of the table's fields, each once, in any order. */
record HeaderLine(List<Field> columns, Optional<Refusal> refusal) {

    private static final int SHOWN = 5;

    /** Reads the line between {@code from} and its line feed at {@code to}. */
    static HeaderLine read(TableSchema schema, byte[] bytes, int from, int to) {
        int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        String line = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
        List<Field> columns = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String cell : line.split(String.valueOf("\\" + schema.delimiter()), -1)) {
            String name = unquoted(cell, schema.quote());
            Optional<Field> field = schema.field(name);
            if (field.isEmpty() || !seen.add(name)) {
                unknown.add(name);
            } else {
                columns.add(field.get());
            }
        }
        List<String> missing = schema.fieldNames().stream()
                .filter(name -> !seen.contains(name))
                .toList();
        if (unknown.isEmpty() && missing.isEmpty()) {
            return new HeaderLine(columns, Optional.empty());
        }
        return refused((missing.isEmpty() ? "" : "missing: " + shown(missing) + ". ")
                + (unknown.isEmpty() ? "" : "unknown or repeated: " + shown(unknown) + "."));
    }

    /** A file of fixed width has none: its columns stand as they are described. */
    static HeaderLine ofFixedWidth(TableSchema schema) {
        List<Field> columns = schema.fields().stream()
                .sorted(Comparator.comparingInt(
                        field -> field.position().orElseThrow().from()))
                .toList();
        return new HeaderLine(columns, Optional.empty());
    }

    static HeaderLine refused(String detail) {
        return new HeaderLine(List.of(), Optional.of(new Refusal(Rule.FILE_HEADER, 1, "", detail.trim())));
    }

    private static String unquoted(String cell, Optional<Character> quote) {
        boolean quoted = quote.isPresent()
                && cell.length() >= 2
                && cell.charAt(0) == quote.get()
                && cell.charAt(cell.length() - 1) == quote.get();
        return quoted ? cell.substring(1, cell.length() - 1) : cell;
    }

    /** A file without a header has a person's data on its first line: only what looks like a column name is repeated. */
    private static String shown(List<String> names) {
        List<String> shown = names.stream()
                .limit(SHOWN)
                .map(name -> name.matches("[A-Za-z_][A-Za-z_]{0,29}[A-Za-z0-9]{0,3}") ? name : "(not shown)")
                .toList();
        return String.join(", ", shown) + (names.size() > SHOWN ? "… (" + names.size() + " in all)" : "");
    }
}
