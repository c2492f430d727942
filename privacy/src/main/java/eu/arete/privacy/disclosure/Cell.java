package eu.arete.privacy.disclosure;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One cell of a table.
 *
 * @param contributors persons who have a value in this cell: a person whose value is missing does not count
 * @param value what the cell shows; empty when it is hidden, or when nobody has a value
 * @param contributions what the persons bring, for a magnitude
 * @param hidden whether the value has been taken out
 */
public record Cell(long contributors, Optional<BigDecimal> value, Contributions contributions, boolean hidden) {

    static final Cell HIDDEN = new Cell(0, Optional.empty(), Contributions.NONE, true);

    public Cell {
        if (contributors < 0) {
            throw new IllegalArgumentException("Contributors are not negative: " + contributors);
        }
        if (hidden && (contributors != 0 || value.isPresent() || !contributions.equals(Contributions.NONE))) {
            throw new IllegalArgumentException("A hidden cell keeps nothing of what it held");
        }
    }

    /** A number of distinct persons. */
    public static Cell persons(long persons) {
        return new Cell(persons, Optional.of(BigDecimal.valueOf(persons)), Contributions.NONE, false);
    }

    /** A sum, a mean or a number of rows. */
    public static Cell magnitude(long contributors, BigDecimal value, Contributions contributions) {
        return new Cell(contributors, Optional.of(value), contributions, false);
    }

    /** A sum or a mean of nothing: nobody in the group has a value. */
    public static Cell empty() {
        return new Cell(0, Optional.empty(), Contributions.NONE, false);
    }

    /** The size of what is shown: zero when nothing is. */
    BigDecimal mass() {
        return value.orElse(BigDecimal.ZERO).abs();
    }

    Cell showing(BigDecimal rounded) {
        return new Cell(contributors, Optional.of(rounded), contributions, hidden);
    }
}
