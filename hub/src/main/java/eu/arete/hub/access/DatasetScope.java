package eu.arete.hub.access;

import java.util.List;

/** The tables of one dataset that a dossier asks for or a permit grants. */
public record DatasetScope(String dataset, List<TableScope> tables) {

    public DatasetScope {
        tables = List.copyOf(tables);
    }
}
