package eu.arete.hub.airlock.internal.query;

import java.util.List;
import java.util.Optional;

/**
 * A table of an extract as the airlock must know it to tell whose its rows are.
 *
 * @param columns those the permit grants
 * @param person the column that designates the person of a row
 * @param linkage columns whose values in one row are codes of the same person
 * @param keys the columns by which its rows point to rows of other tables: the way to a person where no column designates them
 */
public record ExtractTable(
        String name, List<ExtractColumn> columns, Optional<String> person, List<String> linkage, List<Key> keys) {

    /** The columns by which a row points to another table's. */
    public record Key(List<String> columns, String table, List<String> references) {

        public Key {
            columns = List.copyOf(columns);
            references = List.copyOf(references);
        }
    }

    public ExtractTable {
        columns = List.copyOf(columns);
        linkage = List.copyOf(linkage);
        keys = List.copyOf(keys);
    }

    /** The column of a row's person, if the permit grants it. */
    Optional<String> personHeld() {
        return person.filter(name -> column(name).isPresent());
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
