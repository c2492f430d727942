package eu.arete.hub.access;

import java.util.List;
import java.util.Objects;

/**
 * One condition on the persons of an extract: somewhere in the lake they have a row of this table whose column passes the test.
 *
 * @param values what the test compares with: the prefixes of {@code STARTS_WITH}, the codes of {@code IN}, the lowest and highest
 *     value of {@code BETWEEN} (both included)
 */
public record Criterion(String dataset, String table, String column, Test test, List<String> values) {

    public enum Test {
        STARTS_WITH,
        IN,
        BETWEEN
    }

    public Criterion {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(test, "test");
        values = List.copyOf(values);
    }
}
