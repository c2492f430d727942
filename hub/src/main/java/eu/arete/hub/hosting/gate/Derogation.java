package eu.arete.hub.hosting.gate;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An excuse from one rule, public from its proposal on, in force from its approval by a second person until its end.
 *
 * @param until its end, always there
 * @param approvedBy nobody yet: it excuses nothing
 * @param note sealed when it was approved
 */
public record Derogation(
        UUID id,
        String number,
        String rule,
        String reason,
        Signatory proposedBy,
        Instant proposedAt,
        Optional<Signatory> approvedBy,
        Optional<Instant> approvedAt,
        Instant until,
        Optional<Signatory> endedBy,
        Optional<Instant> endedAt,
        Optional<String> note,
        Optional<String> sha256) {

    /** Who answers for it, as a public official: name and function are public, and in no log. */
    public record Signatory(UUID person, String name, String function) {}

    /** Where it stands. */
    public enum State {
        PROPOSED,
        IN_FORCE,
        ENDED,
        REVOKED,
        /** Before anybody approved it. */
        WITHDRAWN
    }

    public State state(Instant now) {
        if (endedAt.isPresent()) {
            return approvedAt.isPresent() ? State.REVOKED : State.WITHDRAWN;
        }
        if (!now.isBefore(until)) {
            return State.ENDED;
        }
        return approvedAt.isPresent() ? State.IN_FORCE : State.PROPOSED;
    }

    /** Whether it excuses that rule at that moment. */
    boolean excuses(String id, Instant moment) {
        return rule.equals(id)
                && endedAt.isEmpty()
                && approvedAt.isPresent()
                && !moment.isBefore(approvedAt.get())
                && moment.isBefore(until);
    }
}
