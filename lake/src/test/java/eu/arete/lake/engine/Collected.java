package eu.arete.lake.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps a result whole, for tests that look at all of it. */
public final class Collected implements RowSink {

    public final List<EngineColumn> columns = new ArrayList<>();
    public final List<List<@Nullable Object>> rows = new ArrayList<>();

    @Override
    public void columns(List<EngineColumn> given) {
        columns.addAll(given);
    }

    @Override
    public void row(List<@Nullable Object> values) {
        rows.add(values);
    }
}
