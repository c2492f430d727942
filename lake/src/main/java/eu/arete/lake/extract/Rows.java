package eu.arete.lake.extract;

import eu.arete.lake.schema.Field;
import eu.arete.lake.tables.RowPositions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows of a table, as a query over its files in the scratch: a column that a file has not is null in its rows, and rows deleted are
 * not there. Files that lack nothing, all of them or all but a few, are read as one.
 */
final class Rows {

    private final ExtractEngine engine;
    private final List<Field> columns;
    private final String rule;

    /** @param rule which rows to read; empty: all */
    Rows(ExtractEngine engine, List<Field> columns, String rule) {
        this.engine = engine;
        this.columns = columns;
        this.rule = rule;
    }

    /** @param files with the rows of each that must not be seen */
    String of(Map<String, RowPositions> files) {
        if (files.isEmpty()) {
            return columns.stream().map(Rows::absent).collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
        }
        Map<String, Set<String>> had = columnsOf(files.keySet());
        Map<Set<String>, List<String>> alike = new LinkedHashMap<>();
        List<String> parts = new ArrayList<>();
        files.forEach((file, deleted) -> {
            Set<String> present = had.getOrDefault(file, Set.of());
            if (deleted.isEmpty()) {
                alike.computeIfAbsent(present, key -> new ArrayList<>()).add(file);
            } else {
                parts.add(select(List.of(file), present, notDeleted(deleted)));
            }
        });
        alike.forEach((present, some) -> parts.add(0, select(some, present, "")));
        return String.join(" UNION ALL ", parts);
    }

    private String select(List<String> files, Set<String> present, String seen) {
        String list = columns.stream()
                .map(field -> present.contains(field.name()) ? Sql.name(field.name()) : absent(field))
                .collect(Collectors.joining(", "));
        String from = "read_parquet(" + Sql.list(files) + (seen.isEmpty() ? ")" : ", file_row_number = true)");
        String rows = "SELECT " + list + " FROM " + from + (seen.isEmpty() ? "" : " WHERE " + seen);
        return rule.isEmpty() ? rows : "SELECT * FROM (" + rows + ") WHERE " + rule;
    }

    /** The positions are laid down in a table, for the engine joins faster than it compares. */
    private String notDeleted(RowPositions deleted) {
        String table = engine.positions(deleted);
        return "NOT EXISTS (SELECT 1 FROM " + table + " d WHERE d.place = file_row_number)";
    }

    private static String absent(Field field) {
        return "NULL::" + field.sqlType() + " AS " + Sql.name(field.name());
    }

    private Map<String, Set<String>> columnsOf(Set<String> files) {
        Map<String, Set<String>> found = new HashMap<>();
        Set<String> wanted = columns.stream().map(Field::name).collect(Collectors.toSet());
        engine.each(
                "SELECT file_name, name FROM parquet_schema(" + Sql.list(files)
                        + ") WHERE num_children IS NULL OR num_children = 0",
                row -> {
                    String column = row.getString(2);
                    if (wanted.contains(column)) {
                        found.computeIfAbsent(row.getString(1), key -> new HashSet<>())
                                .add(column);
                    }
                });
        return found;
    }
}
