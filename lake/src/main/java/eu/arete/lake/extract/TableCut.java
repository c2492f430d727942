package eu.arete.lake.extract;

import eu.arete.lake.store.TableName;
import java.util.List;
import java.util.Map;

/**
 * The columns of one table that a project may have.
 *
 * @param precisions of the columns that are not given as they are
 */
public record TableCut(TableName table, List<String> columns, Map<String, Precision> precisions) {

    public TableCut {
        columns = List.copyOf(columns);
        precisions = Map.copyOf(precisions);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("Cannot extract " + table + " without columns");
        }
        if (!columns.containsAll(precisions.keySet())) {
            throw new IllegalArgumentException("Cannot extract " + table + ": it limits columns that are not taken");
        }
    }

    public TableCut(TableName table, List<String> columns) {
        this(table, columns, Map.of());
    }

    Precision precision(String column) {
        return precisions.getOrDefault(column, Precision.AS_IS);
    }
}
