package eu.arete.lake.tables;

import eu.arete.lake.store.TableName;
import java.util.List;

/** Columns that a table with rows cannot have: its files hold others under these names. */
public final class IncompatibleColumns extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> columns;

    public IncompatibleColumns(TableName table, List<String> columns) {
        super("Cannot change what " + columns + " are in " + table);
        this.columns = List.copyOf(columns);
    }

    public List<String> columns() {
        return columns;
    }
}
