package eu.arete.lake.engine;

import java.time.Duration;

/**
 * What one query may take.
 *
 * @param time from start to last row
 * @param rows handed to the sink; the answer says when there were more
 */
public record Limits(Duration time, long rows) {

    public Limits {
        if (time.isNegative() || time.isZero() || rows < 1) {
            throw new IllegalArgumentException("Limits must be positive");
        }
    }
}
