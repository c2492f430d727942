package eu.arete.hub.hosting.gate;

import eu.arete.hub.hosting.DeclaredHost;
import eu.arete.hub.hosting.LegalEntity;
import eu.arete.hub.hosting.NonUnionHoldings;
import eu.arete.hub.hosting.OwnershipGraph;
import eu.arete.hub.hosting.OwnershipRefused;
import eu.arete.hub.hosting.Stake;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** SecNumCloud 3.2, 19.6.a and b, on stakes that rest on evidence; what nobody declared counts as held from outside. */
final class OwnershipCheck implements Check {
    @Override
    public Finding at(Instant moment, Facts facts, Parameters parameters, GatePolicy policy) {
        if (facts.host().isEmpty()) {
            return NO_HOST;
        }
        DeclaredHost host = facts.host().get();
        List<String> evidence =
                host.stakes().stream().map(Stake::evidence).distinct().sorted().toList();
        for (Stake stake : host.stakes()) {
            if (!Check.isEvidenced(host, stake.evidence())) {
                return Finding.failed("ownership.unproven", List.of(), stake.holder(), stake.held());
            }
        }
        NonUnionHoldings holdings;
        try {
            holdings = OwnershipGraph.of(entities(host), host.stakes())
                    .ofNonUnion(host.provider().id());
        } catch (OwnershipRefused refused) {
            return Finding.failed("ownership.impossible", evidence, refused.entity());
        }
        return weigh(host, holdings, evidence, parameters.flag("undeclaredIsOutside"));
    }

    private static Finding weigh(DeclaredHost host, NonUnionHoldings held, List<String> evidence, boolean strict) {
        if (!held.providerInUnion()) {
            return Finding.failed("ownership.seat", evidence, host.provider().name());
        }
        if (!held.vetoes().isEmpty()) {
            return Finding.failed(
                    "ownership.veto", evidence, held.vetoes().get(0).holder());
        }
        if (!held.appointments().isEmpty()) {
            return Finding.failed(
                    "ownership.appoints", evidence, held.appointments().get(0).holder());
        }
        Optional<NonUnionHoldings.Holder> over =
                held.holders().stream().filter(one -> !one.isWithinLimit()).findFirst();
        if (over.isPresent()) {
            return Finding.failed(
                    "ownership.one",
                    evidence,
                    over.get().entity().name(),
                    percent(over.get().capital().max(over.get().votes())),
                    NonUnionHoldings.EACH);
        }
        BigDecimal together = held.capital().max(held.votes());
        if (!held.isWithinLimits()) {
            return Finding.failed("ownership.together", evidence, percent(together), NonUnionHoldings.TOGETHER);
        }
        BigDecimal unknown = held.undeclaredCapital().max(held.undeclaredVotes());
        if (strict && !held.isCertain()) {
            return Finding.failed("ownership.undeclared", evidence, percent(unknown));
        }
        return Finding.met("ownership.met", evidence, percent(together), percent(unknown));
    }

    /** The provider is one of the entities whether or not it is listed among them. */
    private static List<LegalEntity> entities(DeclaredHost host) {
        Map<String, LegalEntity> known = new LinkedHashMap<>();
        Stream.concat(host.entities().stream(), Stream.of(host.provider())).forEach(one -> known.put(one.id(), one));
        return List.copyOf(known.values());
    }

    private static String percent(BigDecimal share) {
        return share.stripTrailingZeros().toPlainString();
    }
}
