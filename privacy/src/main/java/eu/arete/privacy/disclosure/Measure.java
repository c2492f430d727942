package eu.arete.privacy.disclosure;

/** What a column of cells measures. */
public record Measure(String name, Kind kind) {

    /** How its cells are checked and rounded. */
    public enum Kind {
        /** Distinct persons: only their number matters. */
        PERSONS,
        /** Rows, of which one person may bring many: also a magnitude. */
        ROWS,
        SUM,
        MEAN;

        boolean isCount() {
            return this == PERSONS || this == ROWS;
        }

        boolean isMagnitude() {
            return this != PERSONS;
        }

        /** Whether the cells of a line add up to its total, if no person is in two of them. */
        boolean isAdditive() {
            return this != MEAN;
        }
    }

    public Measure {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A measure needs a name");
        }
    }
}
