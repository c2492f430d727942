package eu.arete.hub.workspace.internal;

import eu.arete.hub.access.PermitId;
import eu.arete.hub.accounts.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A query of somebody's history.
 *
 * @param took how long it ran, once it ended
 * @param rows of its result, cut at the limit when {@code truncated}
 * @param refusal why there is no result
 */
public record Query(
        UUID id,
        PermitId permit,
        PersonId person,
        String sql,
        State state,
        Instant submittedAt,
        @Nullable Instant endedAt,
        @Nullable Duration took,
        @Nullable Long rows,
        boolean truncated,
        @Nullable QueryRefusal refusal) {

    public enum State {
        WAITING,
        RUNNING,
        DONE,
        REFUSED,
        CANCELLED;

        public boolean isOpen() {
            return this == WAITING || this == RUNNING;
        }
    }

    public Optional<QueryRefusal> refused() {
        return Optional.ofNullable(refusal);
    }
}
