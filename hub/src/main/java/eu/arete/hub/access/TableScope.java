package eu.arete.hub.access;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one table that a dossier asks for or a permit grants, in the catalogue's order.
 *
 * @param precisions of the variables not given as they are; JSON written before there were any lacks it
 */
public record TableScope(
        String table, List<String> columns, @Nullable Map<String, Precision> precisions) {

    public TableScope {
        Objects.requireNonNull(table, "table");
        columns = List.copyOf(columns);
        precisions = precisions == null ? Map.of() : Map.copyOf(precisions);
    }

    public TableScope(String table, List<String> columns) {
        this(table, columns, Map.of());
    }

    public Precision precision(String column) {
        return limits().getOrDefault(column, Precision.AS_IS);
    }

    /** The same as {@link #precisions}. */
    public Map<String, Precision> limits() {
        return precisions == null ? Map.of() : precisions;
    }
}
