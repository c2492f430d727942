package eu.arete.hub.hosting;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * One way from a holder down to what it holds, to be shown beside the sum.
 *
 * @param entities from the holder to the held, at least two
 * @param capital percent: product of the shares on the way, a group's first step taken from its last member
 */
public record OwnershipPath(List<String> entities, BigDecimal capital, BigDecimal votes) {
    private static final int MOST = 50;
    private static final int LONGEST = 12;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    public OwnershipPath {
        entities = List.copyOf(entities);
    }

    /** Ways from any of a group to the provider that meet no member of it in between and nobody twice. */
    static List<OwnershipPath> between(List<Stake> stakes, Set<String> group, String provider) {
        List<OwnershipPath> found = new ArrayList<>();
        climb(stakes, group, new OwnershipPath(List.of(provider), WHOLE, WHOLE), found);
        found.sort(Comparator.comparing((OwnershipPath path) -> path.capital().max(path.votes()))
                .reversed()
                .thenComparing(path -> String.join(">", path.entities())));
        return found;
    }

    private static void climb(List<Stake> stakes, Set<String> group, OwnershipPath sofar, List<OwnershipPath> found) {
        String top = sofar.entities().get(0);
        for (Stake stake : stakes) {
            if (found.size() >= MOST || !stake.held().equals(top) || sofar.entities.contains(stake.holder())) {
                continue;
            }
            OwnershipPath longer = sofar.below(stake);
            if (group.contains(stake.holder())) {
                found.add(longer);
            } else if (longer.entities().size() < LONGEST) {
                climb(stakes, group, longer, found);
            }
        }
    }

    private OwnershipPath below(Stake stake) {
        List<String> longer = new ArrayList<>(List.of(stake.holder()));
        longer.addAll(entities);
        return new OwnershipPath(longer, part(stake.capital(), capital), part(stake.votes(), votes));
    }

    private static BigDecimal part(BigDecimal share, BigDecimal of) {
        return share.multiply(of, MathContext.DECIMAL64).divide(WHOLE, MathContext.DECIMAL64);
    }
}
