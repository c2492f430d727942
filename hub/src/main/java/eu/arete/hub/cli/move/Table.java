package eu.arete.hub.cli.move;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of a room, as its server describes it.
 *
 * @param columns those that are stored, not computed, in order
 * @param order what gives its rows one order on every server, whatever its locale and wherever the rows lie
 */
record Table(String schema, String name, List<String> columns, List<String> order) {
    Table {
        columns = List.copyOf(columns);
        order = List.copyOf(order);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    String qualified() {
        return quoted(schema) + "." + quoted(name);
    }

    /** Its rows in their canonical order. */
    String select() {
        String rows = "select " + list() + " from " + qualified();
        return order.isEmpty() ? rows : rows + " order by " + String.join(", ", order);
    }

    String copyOut() {
        return "copy (" + select() + ") to stdout";
    }

    String copyIn() {
        return "copy " + qualified() + " (" + list() + ") from stdin";
    }

    private String list() {
        return columns.stream().map(Table::quoted).collect(Collectors.joining(", "));
    }
}
