package eu.arete.hub.hosting;

import java.math.BigDecimal;
import java.util.List;

/**
 * What entities from outside the Union hold of a provider, in percent with at most six decimals, against the limits of SecNumCloud 3.2,
 * 19.6.b.
 *
 * @param providerInUnion whether the provider itself is of the Union (19.6.a): if not, nothing else matters
 * @param holders each with what its group holds, most first; groups may overlap when one holder holds of another
 * @param capital held by all of them together, nothing counted twice
 * @param vetoes rights to stop a decision of the provider or of who controls it
 * @param appointments powers to appoint most of a body of the provider or of who controls it
 * @param undeclaredCapital what ends at nobody declared: float, small holders, or what was left out
 */
public record NonUnionHoldings(
        String provider,
        boolean providerInUnion,
        List<Holder> holders,
        BigDecimal capital,
        BigDecimal votes,
        List<Stake> vetoes,
        List<Stake> appointments,
        BigDecimal undeclaredCapital,
        BigDecimal undeclaredVotes) {

    /** Most that one may hold of the capital, and of the votes: percent, itself allowed. */
    public static final BigDecimal EACH = BigDecimal.valueOf(24);
    /** Most that all may hold together. */
    public static final BigDecimal TOGETHER = BigDecimal.valueOf(39);

    public NonUnionHoldings {
        holders = List.copyOf(holders);
        vetoes = List.copyOf(vetoes);
        appointments = List.copyOf(appointments);
    }

    /**
     * One of them with what it controls.
     *
     * @param paths by which it is held; bounded, longest shares first
     */
    public record Holder(LegalEntity entity, BigDecimal capital, BigDecimal votes, List<OwnershipPath> paths) {
        public Holder {
            paths = List.copyOf(paths);
        }

        public boolean isWithinLimit() {
            return capital.compareTo(EACH) <= 0 && votes.compareTo(EACH) <= 0;
        }
    }

    /** Whether the rule holds on what is declared. */
    public boolean isWithinLimits() {
        return providerInUnion
                && holders.stream().allMatch(Holder::isWithinLimit)
                && capital.compareTo(TOGETHER) <= 0
                && votes.compareTo(TOGETHER) <= 0
                && vetoes.isEmpty()
                && appointments.isEmpty();
    }

    /**
     * Whether it would still hold if all that is not declared were held by one entity from outside; a listed company seldom meets it, and
     * the rule does not ask it.
     */
    public boolean isCertain() {
        return isWithinLimits()
                && undeclaredCapital.max(undeclaredVotes).compareTo(EACH) <= 0
                && capital.add(undeclaredCapital).compareTo(TOGETHER) <= 0
                && votes.add(undeclaredVotes).compareTo(TOGETHER) <= 0;
    }
}
