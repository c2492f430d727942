package eu.arete.privacy.disclosure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One cell of a table.
 *
 * @param contributors persons who have a value in this cell: a person whose value is missing does not count
 * @param value what the cell shows; empty when it is hidden, or when nobody has a value
 * @param contributions what the persons bring, for a magnitude; one for each way to tell whose a value is (a join has several), and
 *     every one of them must be safe
 * @param hidden whether the value has been taken out
 */
public record Cell(long contributors, Optional<BigDecimal> value, List<Contributions> contributions, boolean hidden) {

    static final Cell HIDDEN = new Cell(0, Optional.empty(), List.of(), true);

    public Cell {
        contributions = List.copyOf(contributions);
        if (contributors < 0) {
            throw new IllegalArgumentException("Contributors are not negative: " + contributors);
        }
        if (hidden && (contributors != 0 || value.isPresent() || !contributions.isEmpty())) {
            throw new IllegalArgumentException("A hidden cell keeps nothing of what it held");
        }
    }

    /** A number of distinct persons. */
    public static Cell persons(long persons) {
        return new Cell(persons, Optional.of(BigDecimal.valueOf(persons)), List.of(), false);
    }

    /** A sum, a mean or a number of rows. */
    public static Cell magnitude(long contributors, BigDecimal value, Contributions... contributions) {
        return new Cell(contributors, Optional.of(value), List.of(contributions), false);
    }

    /** A sum or a mean of nothing: nobody in the group has a value. */
    public static Cell empty() {
        return new Cell(0, Optional.empty(), List.of(), false);
    }

    /** The size of what is shown: zero when nothing is. */
    BigDecimal mass() {
        return value.orElse(BigDecimal.ZERO).abs();
    }

    Cell showing(BigDecimal rounded) {
        return new Cell(contributors, Optional.of(rounded), contributions, hidden);
    }
}
