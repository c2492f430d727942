package eu.arete.hub.comparison;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An answer a criterion may be given.
 *
 * @param code as it is written in {@code answers.csv}
 * @param points of the official scale, from 0
 * @param level of assurance this answer allows at most, where the list has levels (SEAL 0 to 4)
 */
public record Answer(String code, Text label, BigDecimal points, Optional<Integer> level) {}
