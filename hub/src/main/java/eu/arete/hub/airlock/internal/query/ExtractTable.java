package eu.arete.hub.airlock.internal.query;

import java.util.List;
import java.util.Optional;

/**
 * A table of an extract as the airlock must know it to tell whose its rows are.
 *
 * @param columns those the permit grants
 * @param person the column that designates the person of a row
 * @param linkage columns whose values in one row are codes of the same person
 * @param parent where the person of a row is to be found when no column designates it
 */
public record ExtractTable(
        String name,
        List<ExtractColumn> columns,
        Optional<String> person,
        List<String> linkage,
        Optional<Parent> parent) {

    /** The columns by which a row points to another table's. */
    public record Parent(List<String> columns, String table, List<String> references) {

        public Parent {
            columns = List.copyOf(columns);
            references = List.copyOf(references);
        }
    }

    public ExtractTable {
        columns = List.copyOf(columns);
        linkage = List.copyOf(linkage);
    }

    Optional<ExtractColumn> column(String named) {
        return columns.stream()
                .filter(column -> column.name().equalsIgnoreCase(named))
                .findFirst();
    }

    boolean has(List<String> named) {
        return named.stream().allMatch(name -> column(name).isPresent());
    }
}
