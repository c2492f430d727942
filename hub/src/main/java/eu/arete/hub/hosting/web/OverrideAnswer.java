package eu.arete.hub.hosting.web;

import eu.arete.hub.hosting.gate.Derogation;
import eu.arete.hub.hosting.gate.Derogation.Signatory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A derogation as anyone reads it.
 *
 * @param lastDay the day at the end of which it ends
 */
record OverrideAnswer(
        String number,
        String rule,
        Derogation.State state,
        String reason,
        Signed proposed,
        @Nullable Signed approved,
        Instant until,
        LocalDate lastDay,
        @Nullable Signed ended,
        @Nullable String sha256) {

    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    /** Who answers for it. */
    record Signed(String name, String function, Instant at) {
        static Signed of(Signatory who, Instant at) {
            return new Signed(who.name(), who.function(), at);
        }
    }

    static OverrideAnswer of(Derogation derogation, Instant now) {
        return new OverrideAnswer(
                derogation.number(),
                derogation.rule(),
                derogation.state(now),
                derogation.reason(),
                Signed.of(derogation.proposedBy(), derogation.proposedAt()),
                signed(derogation.approvedBy(), derogation.approvedAt()),
                derogation.until(),
                LocalDate.ofInstant(derogation.until().minusNanos(1), ZONE),
                signed(derogation.endedBy(), derogation.endedAt()),
                derogation.sha256().orElse(null));
    }

    private static @Nullable Signed signed(Optional<Signatory> who, Optional<Instant> at) {
        return who.isPresent() && at.isPresent() ? Signed.of(who.get(), at.get()) : null;
    }
}
