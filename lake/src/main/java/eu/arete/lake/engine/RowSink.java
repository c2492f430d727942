package eu.arete.lake.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a result as it comes, never whole. */
public interface RowSink {

    /** Called once, before any row. */
    void columns(List<EngineColumn> columns);

    /**
     * Called for each row.
     *
     * @param values one per column: {@code String}, {@code Long}, {@code BigDecimal}, {@code Boolean}, or null.
     *     Dates and times are ISO 8601 text; a number that is not finite is text too.
     */
    void row(List<@Nullable Object> values);
}
