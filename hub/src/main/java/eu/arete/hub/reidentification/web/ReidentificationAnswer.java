package eu.arete.hub.reidentification.web;

import eu.arete.hub.reidentification.Reidentification;
import eu.arete.hub.reidentification.Reidentification.Outcome;
import eu.arete.hub.reidentification.Reidentification.State;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as those who have to do with it read it; the project's code is not repeated.
 *
 * @param finding absent once it is over
 * @param until when it lapses, while it is open
 */
record ReidentificationAnswer(
        String number,
        String permit,
        State state,
        @Nullable String finding,
        Signed requested,
        @Nullable Signed medical,
        @Nullable Signed legal,
        @Nullable Instant until,
        @Nullable String refusal,
        @Nullable Outcome outcome,
        @Nullable Instant endedAt) {

    /** Who answers for a step. */
    record Signed(String name, Instant at) {}

    static ReidentificationAnswer of(Reidentification request) {
        return new ReidentificationAnswer(
                request.number(),
                request.permitNumber(),
                request.state(),
                request.finding().orElse(null),
                new Signed(request.requested().name(), request.requested().at()),
                signed(request.medical()),
                signed(request.legal()),
                request.state().isOpen() ? request.until() : null,
                request.refusal().orElse(null),
                request.outcome().orElse(null),
                request.endedAt().orElse(null));
    }

    private static @Nullable Signed signed(Optional<Reidentification.Signed> signed) {
        return signed.map(one -> new Signed(one.name(), one.at())).orElse(null);
    }
}
