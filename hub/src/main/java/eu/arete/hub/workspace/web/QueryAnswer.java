package eu.arete.hub.workspace.web;

import eu.arete.hub.site.Refusals;
import eu.arete.hub.workspace.internal.Query;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A query as the API tells it.
 *
 * @param state {@code WAITING}, {@code RUNNING}, {@code DONE}, {@code REFUSED} or {@code CANCELLED}
 * @param progress between 0 and 1, while it runs and the engine can tell
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
        @Nullable Long rows,
        boolean truncated,
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
                query.refused()
                        .map(refusal -> refusals.tell(refusal.refused(), locale))
                        .orElse(null));
    }
}
