package eu.arete.hub.pseudonymisation;

import eu.arete.hub.jobs.JobId;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of regime, of one dataset or of all and the oppositions with them.
 *
 * @param number the number people quote, {@code ROT-2026-0001}
 * @param dataset empty: all
 * @param regime the one it leads to, made when it is started
 * @param sha256 of the statement: every file before and after
 */
public record Rotation(
        long id,
        String number,
        Optional<String> dataset,
        String reason,
        State state,
        Signed proposed,
        Optional<Signed> approved,
        Optional<Integer> regime,
        Optional<JobId> job,
        Optional<Instant> endedAt,
        Optional<String> sha256) {

    /** Who answers for a step. */
    public record Signed(java.util.UUID person, String name, Instant at) {}

    /** Where it stands. */
    public enum State {
        /** By one person; another must start it. */
        PROPOSED,
        /** Files are written anew; every reader still sees the old regime. */
        RUNNING,
        /** In one moment, everything is of the new regime. */
        DONE,
        /** Nothing changed. */
        ABANDONED
    }

    public boolean isOpen() {
        return state == State.PROPOSED || state == State.RUNNING;
    }
}
