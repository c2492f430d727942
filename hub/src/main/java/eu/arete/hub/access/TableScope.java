package eu.arete.hub.access;

import java.util.List;
import java.util.Objects;

/** The variables of one table that a dossier asks for or a permit grants, in the catalogue's order. */
public record TableScope(String table, List<String> columns) {

    public TableScope {
        Objects.requireNonNull(table, "table");
        columns = List.copyOf(columns);
    }
}
