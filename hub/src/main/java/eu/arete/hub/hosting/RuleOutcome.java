package eu.arete.hub.hosting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of one rule of the gate.
 *
 * @param rule as {@code R3}
 * @param why code of a message that takes {@code args}
 * @param evidence identifiers of evidence, or hashes of proofs, on which it rests
 * @param until when this outcome ends by itself, if it does
 */
public record RuleOutcome(
        String rule, State state, String why, List<String> args, List<String> evidence, Optional<Instant> until) {

    public RuleOutcome {
        args = List.copyOf(args);
        evidence = List.copyOf(evidence);
    }

    /** Only FAILED closes the gate. */
    public enum State {
        MET,
        /** Met, but not for long. */
        WARNING,
        FAILED,
        /** Not met, and excused by a public derogation. */
        DEROGATED
    }
}
