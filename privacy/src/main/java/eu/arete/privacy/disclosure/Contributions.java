package eu.arete.privacy.disclosure;

import java.math.BigDecimal;

/**
 * What persons bring to a magnitude, each person's contribution taken in absolute value (ABS: regularisations are negative).
 *
 * @param total the sum of all persons' contributions
 * @param largest the greatest of them, 0 when there is none
 * @param second the greatest but one, 0 when there is none
 */
public record Contributions(BigDecimal total, BigDecimal largest, BigDecimal second) {

    public Contributions {
        if (second.signum() < 0 || second.compareTo(largest) > 0 || largest.compareTo(total) > 0) {
            throw new IllegalArgumentException("Contributions are absolute and ordered: total %s, largest %s, second %s"
                    .formatted(total, largest, second));
        }
    }

    /** (1,k): the largest is this percentage of the total, or more. Nothing dominates a total of zero. */
    boolean dominated(int percent) {
        return total.signum() > 0 && hundred(largest).compareTo(times(total, percent)) >= 0;
    }

    /** p%: whoever brings the second contribution, taking it off the total, knows the largest within this percentage. */
    boolean estimable(int percent) {
        BigDecimal others = total.subtract(largest).subtract(second);
        return hundred(others).compareTo(times(largest, percent)) < 0;
    }

    private static BigDecimal hundred(BigDecimal value) {
        return times(value, 100);
    }

    private static BigDecimal times(BigDecimal value, int factor) {
        return value.multiply(BigDecimal.valueOf(factor));
    }
}
