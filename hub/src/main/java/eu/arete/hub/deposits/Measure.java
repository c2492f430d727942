package eu.arete.hub.deposits;

import java.util.List;

/**
 * One figure of a file beside the same figure of files delivered before it.
 *
 * @param of the rule or column, empty for the other kinds
 * @param earlier in the order of the files' names
 * @param lowest of the range that calls for no remark; the same as {@code highest} when too few files came before
 * @param leaves whether {@code value} is out of that range
 */
public record Measure(
        Kind kind, String of, double value, List<Double> earlier, double lowest, double highest, boolean leaves) {
    /** Fewer files say nothing of what is usual. */
    public static final int FEWEST = 3;

    /** What is compared, and by how much at least a figure must leave the earlier ones to be told. */
    public enum Kind {
        ROWS(0.10, 0),
        DAYS(0.10, 0),
        REJECTED(0, 0.001),
        MISSING(0, 0.005),
        RULE(0, 0.001),
        COLUMN(0, 0.02);

        private final double ofHighest;
        private final double atLeast;

        Kind(double ofHighest, double atLeast) {
            this.ofHighest = ofHighest;
            this.atLeast = atLeast;
        }

        /** Whether it is a share, from 0 to 1 (findings of a rule may be several in a row). */
        public boolean isShare() {
            return this != ROWS && this != DAYS;
        }

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Measure {
        earlier = List.copyOf(earlier);
    }

    /** The range of the earlier ones, widened on both sides by half of itself, and by no less than the kind's least. */
    static Measure of(Kind kind, String of, double value, List<Double> earlier) {
        if (earlier.size() < FEWEST) {
            return new Measure(kind, of, value, earlier, value, value, false);
        }
        double low = earlier.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double high = earlier.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double allowance = Math.max((high - low) / 2, Math.max(kind.ofHighest * high, kind.atLeast));
        double lowest = Math.max(0, low - allowance);
        double highest = kind.isShare() && kind != Kind.RULE ? Math.min(1, high + allowance) : high + allowance;
        return new Measure(kind, of, value, earlier, lowest, highest, value < lowest || value > highest);
    }

    public boolean isAbove() {
        return value > highest;
    }
}
