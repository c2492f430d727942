package eu.arete.hub.workspace;

import eu.arete.lake.engine.EngineColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result, whole.
 *
 * @param rows of {@code String}, {@code Long}, {@code BigDecimal}, {@code Boolean} or null, one per column
 * @param truncated whether there were more rows than the limit
 */
public record QueryResult(List<EngineColumn> columns, List<List<@Nullable Object>> rows, boolean truncated) {

    public QueryResult {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
