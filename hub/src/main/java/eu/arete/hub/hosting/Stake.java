package eu.arete.hub.hosting;

import java.math.BigDecimal;

/**
 * What one entity holds of another, directly.
 *
 * @param capital percent, 0 to 100
 * @param votes percent, 0 to 100
 * @param veto whether the holder can stop a decision
 * @param appoints whether the holder appoints most of a governing body
 */
public record Stake(
        String holder,
        String held,
        BigDecimal capital,
        BigDecimal votes,
        boolean veto,
        boolean appoints,
        String evidence) {}
