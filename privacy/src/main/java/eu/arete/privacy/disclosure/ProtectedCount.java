package eu.arete.privacy.disclosure;

import java.util.OptionalLong;

/**
 * A count of persons (or of what describes them) as it may be shown to anyone: in the catalogue, a log entry, a count of oppositions.
 *
 * <p>Under the policy's threshold it is {@code <11}, nobody included: a count that goes from 0 to {@code <11} would tell of one person.
 * From the threshold on it is rounded. The exact count is not kept.
 */
public final class ProtectedCount {

    private final long rounded;
    private final int threshold;
    private final boolean suppressed;

    private ProtectedCount(long rounded, int threshold, boolean suppressed) {
        this.rounded = rounded;
        this.threshold = threshold;
        this.suppressed = suppressed;
    }

    /** The count under the policy in force. */
    public static ProtectedCount of(long count) {
        return of(count, DisclosurePolicy.current());
    }

    public static ProtectedCount of(long count, DisclosurePolicy policy) {
        if (count < 0) {
            throw new IllegalArgumentException("A count is not negative: " + count);
        }
        boolean suppressed = count < policy.minimumContributors();
        return new ProtectedCount(
                suppressed ? 0 : Rounding.toBase(count, policy.roundingBase()),
                policy.minimumContributors(),
                suppressed);
    }

    /** Whether the count is too small to be shown. */
    public boolean suppressed() {
        return suppressed;
    }

    /** The rounded count; empty when suppressed. */
    public OptionalLong published() {
        return suppressed ? OptionalLong.empty() : OptionalLong.of(rounded);
    }

    /** {@code <11}, or the rounded count in digits without separators. */
    public String text() {
        return suppressed ? "<" + threshold : Long.toString(rounded);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProtectedCount that
                && rounded == that.rounded
                && threshold == that.threshold
                && suppressed == that.suppressed;
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
