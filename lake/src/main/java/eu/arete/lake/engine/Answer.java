package eu.arete.lake.engine;

import java.time.Duration;

/**
 * How a query ended that ended well.
 *
 * @param rows handed to the sink
 * @param truncated whether there were more rows than the limit
 */
public record Answer(long rows, boolean truncated, Duration time) {}
