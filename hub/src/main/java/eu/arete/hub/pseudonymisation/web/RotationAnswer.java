package eu.arete.hub.pseudonymisation.web;

import eu.arete.hub.pseudonymisation.Rotation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rotation as those who answer for it read it.
 *
 * @param dataset absent: all of them, and the oppositions
 * @param regime the one it leads to, once started
 * @param job where its progress is seen, at {@code /jobs}
 * @param sha256 of what lists every file before and after, as the public log tells it
 */
record RotationAnswer(
        String number,
        @Nullable String dataset,
        String reason,
        Rotation.State state,
        Signed proposed,
        @Nullable Signed started,
        @Nullable Integer regime,
        @Nullable UUID job,
        @Nullable Instant endedAt,
        @Nullable String sha256) {

    /** Who answers for a step. */
    record Signed(String name, Instant at) {}

    static RotationAnswer of(Rotation rotation) {
        return new RotationAnswer(
                rotation.number(),
                rotation.dataset().orElse(null),
                rotation.reason(),
                rotation.state(),
                signed(rotation.proposed()),
                rotation.approved().map(RotationAnswer::signed).orElse(null),
                rotation.regime().orElse(null),
                rotation.job().map(job -> job.value()).orElse(null),
                rotation.endedAt().orElse(null),
                rotation.sha256().orElse(null));
    }

    private static Signed signed(Rotation.Signed signed) {
        return new Signed(signed.name(), signed.at());
    }
}
