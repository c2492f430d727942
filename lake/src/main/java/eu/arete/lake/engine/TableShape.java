package eu.arete.lake.engine;

import java.util.List;

/** What a session shows of a table. */
public record TableShape(String name, List<EngineColumn> columns, long rows) {

    public TableShape {
        columns = List.copyOf(columns);
    }
}
