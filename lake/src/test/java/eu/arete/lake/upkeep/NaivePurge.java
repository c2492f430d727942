package eu.arete.lake.upkeep;

import eu.arete.lake.extract.Link;
import eu.arete.lake.extract.Routes;
import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which rows stay, by looking at every row of every table. */
final class NaivePurge {
    private final Map<TableName, List<List<String>>> tables;
    private final Routes routes;
    private final Set<String> codes;

    NaivePurge(Map<TableName, List<List<String>>> tables, Routes routes, Set<String> opposed) {
        this.tables = tables;
        this.routes = routes;
        this.codes = closed(opposed);
    }

    Set<String> codes() {
        return codes;
    }

    private Set<String> closed(Set<String> opposed) {
        Set<String> all = new HashSet<>(opposed);
        for (boolean more = true; more; ) {
            more = false;
            for (Map.Entry<TableName, List<List<String>>> table : tables.entrySet()) {
                TableSchema schema = SmallLake.schema(table.getKey());
                for (List<String> row : table.getValue()) {
                    List<String> linked = schema.linkage().stream()
                            .map(column -> value(schema, row, column))
                            .filter(value -> !value.equals("-"))
                            .toList();
                    if (linked.stream().anyMatch(all::contains)) {
                        more |= all.addAll(linked);
                    }
                }
            }
        }
        return all;
    }

    List<List<String>> staying(TableName table) {
        return tables.get(table).stream().filter(row -> !goes(table, row)).toList();
    }

    private boolean goes(TableName table, List<String> row) {
        TableSchema schema = SmallLake.schema(table);
        for (Field field : schema.identifiers()) {
            if (codes.contains(value(schema, row, field.name()))) {
                return true;
            }
        }
        Optional<Link> step = routes.step(table);
        if (step.isEmpty()) {
            return false;
        }
        TableName next = step.get().towards();
        TableSchema parent = SmallLake.schema(next);
        List<List<String>> followed = tables.getOrDefault(next, List.of()).stream()
                .filter(other -> matches(step.get(), schema, row, parent, other))
                .toList();
        return !followed.isEmpty() && followed.stream().allMatch(other -> goes(next, other));
    }

    private static boolean matches(
            Link link, TableSchema schema, List<String> row, TableSchema parent, List<String> other) {
        for (int i = 0; i < link.columns().size(); i++) {
            String mine = value(schema, row, link.columns().get(i));
            if (mine.equals("-")
                    || !mine.equals(value(parent, other, link.theirs().get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static String value(TableSchema schema, List<String> row, String column) {
        return row.get(schema.fieldNames().indexOf(column));
    }
}
