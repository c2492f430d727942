package eu.arete.lake.schema;

/**
 * How much a deposit may fail before it is refused whole.
 *
 * @param rejectedRowsMax the greatest share of rejected rows, 0 to 1
 */
public record Thresholds(double rejectedRowsMax) {

    public static final Thresholds DEFAULT = new Thresholds(0.05);

    public Thresholds {
        if (!(rejectedRowsMax >= 0 && rejectedRowsMax <= 1)) {
            throw new IllegalArgumentException("Not a share: " + rejectedRowsMax);
        }
    }

    public boolean allow(long rejected, long rows) {
        return rejected <= rejectedRowsMax * rows;
    }
}
