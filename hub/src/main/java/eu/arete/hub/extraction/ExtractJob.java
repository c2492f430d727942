package eu.arete.hub.extraction;

import eu.arete.hub.access.PermitId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An extraction asked for.
 *
 * @param failure a stable code, when it failed
 */
public record ExtractJob(
        UUID id,
        PermitId permit,
        State state,
        Instant requestedAt,
        @Nullable Instant endedAt,
        @Nullable String failure) {

    public enum State {
        WAITING,
        /** Also after the hub died in the middle: it begins again from the plan, and nothing of the first attempt is kept. */
        RUNNING,
        /** Made, measured and not delivered: reviewers decide. */
        HELD,
        DONE,
        FAILED;

        public boolean isOpen() {
            return this == WAITING || this == RUNNING || this == HELD;
        }
    }
}
