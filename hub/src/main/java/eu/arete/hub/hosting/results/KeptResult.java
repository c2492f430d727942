package eu.arete.hub.hosting.results;

import eu.arete.hub.hosting.BenchResult;
import java.time.Instant;

/**
 * A result on record.
 *
 * @param id first 12 digits of {@code sha256}
 * @param text as it was handed in
 */
public record KeptResult(
        String id, String sha256, Instant receivedAt, State state, String remark, BenchResult result, String text) {
    public enum State {
        /** Somebody says so. */
        CLAIMED,
        /** An administrator had it measured again, within the spread shown. */
        REPRODUCED,
        /** Not shown any more; its reason is. */
        WITHDRAWN
    }
}
