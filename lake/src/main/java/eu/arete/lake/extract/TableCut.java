package eu.arete.lake.extract;

import eu.arete.lake.store.TableName;
import java.util.List;

/** The columns of one table that a project may have. */
public record TableCut(TableName table, List<String> columns) {

    public TableCut {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("Cannot extract " + table + " without columns");
        }
    }
}
