package eu.arete.hub.access;

import java.util.List;
import java.util.Objects;

/** The tables of one dataset that a dossier asks for or a permit grants. */
public record DatasetScope(String dataset, List<TableScope> tables) {

    public DatasetScope {
        Objects.requireNonNull(dataset, "dataset");
        tables = List.copyOf(tables);
    }
}
