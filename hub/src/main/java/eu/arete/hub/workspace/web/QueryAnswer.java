package eu.arete.hub.workspace.web;

import eu.arete.hub.site.Refusals;
import eu.arete.hub.workspace.QueryResult;
import eu.arete.hub.workspace.internal.Query;
import eu.arete.lake.engine.EngineColumn;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A query as the API tells it.
 *
 * @param state {@code WAITING}, {@code RUNNING}, {@code DONE}, {@code REFUSED} or {@code CANCELLED}
 * @param progress between 0 and 1, while it runs and the engine can tell
 * @param rowCount of the result
 * @param columns of the result, and its {@code rows}, when they were asked for and it is done
 * @param refusal why there is no result, in the reader's language
 */
record QueryAnswer(
        String id,
        String permit,
        String sql,
        String state,
        @Nullable Double progress,
        Instant submittedAt,
        @Nullable Instant endedAt,
        @Nullable Long millis,
        @Nullable Long rowCount,
        boolean truncated,
        @Nullable List<EngineColumn> columns,
        @Nullable List<List<@Nullable Object>> rows,
        Refusals.@Nullable Told refusal) {

    static QueryAnswer of(Query query, String permit, Optional<Double> progress, Refusals refusals, Locale locale) {
        return new QueryAnswer(
                query.id().toString(),
                permit,
                query.sql(),
                query.state().name(),
                progress.orElse(null),
                query.submittedAt(),
                query.endedAt(),
                query.took() == null ? null : query.took().toMillis(),
                query.rows(),
                query.truncated(),
                null,
                null,
                query.refused()
                        .map(refusal -> refusals.tell(refusal.refused(), locale))
                        .orElse(null));
    }

    QueryAnswer with(QueryResult result) {
        return new QueryAnswer(
                id,
                permit,
                sql,
                state,
                progress,
                submittedAt,
                endedAt,
                millis,
                rowCount,
                truncated,
                result.columns(),
                result.rows(),
                refusal);
    }
}
