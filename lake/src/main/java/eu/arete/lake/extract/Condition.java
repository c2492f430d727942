package eu.arete.lake.extract;

import eu.arete.lake.store.TableName;
import java.util.List;

/**
 * A person meets it when they have a row of this table whose column passes the test, at any time.
 *
 * @param values the prefixes of {@code STARTS_WITH}, the codes of {@code IN}, the lowest and highest of {@code BETWEEN}
 */
public record Condition(TableName table, String column, Test test, List<String> values) {

    public enum Test {
        STARTS_WITH,
        IN,
        BETWEEN
    }

    public Condition {
        values = List.copyOf(values);
        if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException(
                    "Cannot test " + table + "." + column + ": a value holds the character NUL");
        }
        if (values.isEmpty() || test == Test.BETWEEN && values.size() != 2) {
            throw new IllegalArgumentException(
                    "Cannot test " + table + "." + column + ": BETWEEN takes two values, the others one or more");
        }
    }
}
