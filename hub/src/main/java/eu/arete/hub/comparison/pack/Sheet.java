package eu.arete.hub.comparison.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One table of a package: its bytes and its description in both vocabularies come from here. */
final class Sheet {
    /** @param type of Frictionless and CSVW alike: string, number, integer, boolean, date */
    record Column(String name, String type) {}

    private final String path;
    private final String title;
    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param columns each as {@code name} for text, or {@code name:type} */
    Sheet(String path, String title, String... columns) {
        this.path = path;
        this.title = title;
        this.columns = Arrays.stream(columns)
                .map(column -> column.split(":", 2))
                .map(parts -> new Column(parts[0], parts.length == 2 ? parts[1] : "string"))
                .toList();
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    void rows(List<List<String>> more) {
        rows.addAll(more);
    }

    String path() {
        return path;
    }

    String title() {
        return title;
    }

    List<Column> columns() {
        return columns;
    }

    byte[] bytes() {
        StringBuilder csv = new StringBuilder();
        line(csv, columns.stream().map(Column::name).toList());
        rows.forEach(row -> line(csv, row));
        return csv.toString().getBytes(UTF_8);
    }

    private static void line(StringBuilder csv, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            csv.append(i == 0 ? "" : ",").append(field(cells.get(i)));
        }
        csv.append('\n');
    }

    private static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
