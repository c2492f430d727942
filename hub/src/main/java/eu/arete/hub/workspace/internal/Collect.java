package eu.arete.hub.workspace.internal;

import eu.arete.hub.workspace.QueryResult;
import eu.arete.lake.engine.Answer;
import eu.arete.lake.engine.EngineColumn;
import eu.arete.lake.engine.EngineQuery;
import eu.arete.lake.engine.RowSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result kept whole: the worker sends no more than a page can show. */
record Collect(QueryResult result, Duration time) {

    static Collect from(EngineQuery query) {
        List<EngineColumn> columns = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Answer answer = query.run(new RowSink() {
            @Override
            public void columns(List<EngineColumn> given) {
                columns.addAll(given);
            }

            @Override
            public void row(List<@Nullable Object> values) {
                rows.add(values);
            }
        });
        return new Collect(new QueryResult(columns, rows, answer.truncated()), answer.time());
    }
}
