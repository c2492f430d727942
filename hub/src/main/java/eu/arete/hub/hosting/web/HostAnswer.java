package eu.arete.hub.hosting.web;

import eu.arete.hub.hosting.NonUnionHoldings;
import eu.arete.hub.hosting.OwnershipPath;
import eu.arete.hub.hosting.register.Fact;
import eu.arete.hub.hosting.register.Known;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was known of a service at a moment, about a day.
 *
 * @param facts those that hold on the day
 */
record HostAnswer(
        String id,
        String name,
        boolean ours,
        LocalDate validAt,
        Instant knownAt,
        List<FactAnswer> facts,
        @Nullable Ownership ownership) {

    /** @param audited organisation of who checked it */
    record FactAnswer(
            long id,
            String section,
            Map<String, String> values,
            Instant recordedAt,
            @Nullable Instant supersededAt,
            String declaredBy,
            @Nullable String audited) {

        static FactAnswer of(Fact fact) {
            return new FactAnswer(
                    fact.id(),
                    fact.kind().section(),
                    fact.values(),
                    fact.recordedAt(),
                    fact.supersededAt().orElse(null),
                    fact.organisation(),
                    fact.auditor().orElse(null));
        }
    }

    /** SecNumCloud 3.2, 19.6.b, computed from the stakes. */
    record Ownership(
            boolean withinLimits,
            BigDecimal capital,
            BigDecimal votes,
            int vetoes,
            int appointments,
            BigDecimal undeclaredCapital,
            BigDecimal undeclaredVotes,
            List<HolderAnswer> holders) {

        static Ownership of(NonUnionHoldings found) {
            return new Ownership(
                    found.isWithinLimits(),
                    found.capital(),
                    found.votes(),
                    found.vetoes().size(),
                    found.appointments().size(),
                    found.undeclaredCapital(),
                    found.undeclaredVotes(),
                    found.holders().stream()
                            .map(holder -> new HolderAnswer(
                                    holder.entity().id(),
                                    holder.entity().country(),
                                    holder.capital(),
                                    holder.votes(),
                                    holder.paths()))
                            .toList());
        }
    }

    record HolderAnswer(
            String entity, String country, BigDecimal capital, BigDecimal votes, List<OwnershipPath> paths) {}

    static HostAnswer of(Known known, boolean ours) {
        return new HostAnswer(
                known.service(),
                known.name(),
                ours,
                known.day(),
                known.moment(),
                known.ever().stream()
                        .filter(fact -> fact.holdsOn(known.day()))
                        .map(FactAnswer::of)
                        .toList(),
                known.holdings().map(Ownership::of).orElse(null));
    }
}
