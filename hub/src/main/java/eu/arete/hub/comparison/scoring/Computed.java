package eu.arete.hub.comparison.scoring;

import eu.arete.hub.comparison.Criterion;
import eu.arete.hub.comparison.DossierFault;
import eu.arete.hub.comparison.dossier.Dossier;
import eu.arete.hub.comparison.dossier.Row;
import eu.arete.hub.comparison.dossier.Table;
import eu.arete.hub.hosting.Certification;
import eu.arete.hub.hosting.Location;
import eu.arete.hub.hosting.NonUnionHoldings;
import eu.arete.hub.hosting.OwnershipGraph;
import eu.arete.hub.hosting.OwnershipRefused;
import eu.arete.hub.hosting.Stake;
import eu.arete.hub.hosting.Standing;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The criteria that nobody types: what ownership, certificates and places say. */
final class Computed {
    /** Members of the European Economic Area. */
    private static final Set<String> EEA = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    private static final Set<String> EEA_NOT_UNION = Set.of("IS", "LI", "NO");

    /** Schemes that qualify one service and never all services of an entity. */
    private static final Set<String> BY_SERVICE = Set.of("secnumcloud");

    /** How far a criterion is known to be met. */
    enum Finding {
        MET,
        /** Declared, and nothing that the public can read shows it. */
        CLAIMED,
        UNKNOWN,
        NOT_MET
    }

    private final Dossier dossier;
    private final OwnershipGraph graph;

    Computed(Dossier dossier) {
        this.dossier = dossier;
        try {
            this.graph = OwnershipGraph.of(dossier.entities(), dossier.stakes());
        } catch (OwnershipRefused e) {
            throw new DossierFault(
                    Table.OWNERSHIP.file(),
                    0,
                    "the stakes in " + e.entity() + " cannot all be true ("
                            + e.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")",
                    "Mend them");
        }
    }

    Finding of(Criterion criterion, Dossier.Service service) {
        return switch (criterion.computed().orElse("")) {
            case "ownership" ->
                ownership(
                        service,
                        limit(criterion, "individual", NonUnionHoldings.EACH),
                        limit(criterion, "collective", NonUnionHoldings.TOGETHER));
            case "certification" -> certification(criterion, service);
            case "location" -> location(criterion, service);
            default -> Finding.UNKNOWN;
        };
    }

    private static BigDecimal limit(Criterion criterion, String name, BigDecimal usual) {
        String given = criterion.parameters().get(name);
        return given == null || !given.matches("[0-9]{1,3}(\\.[0-9]{1,3})?") ? usual : new BigDecimal(given);
    }

    NonUnionHoldings holdings(Dossier.Service service) {
        return graph.ofNonUnion(service.entity());
    }

    Finding ownership(Dossier.Service service) {
        return ownership(service, NonUnionHoldings.EACH, NonUnionHoldings.TOGETHER);
    }

    private Finding ownership(Dossier.Service service, BigDecimal each, BigDecimal together) {
        NonUnionHoldings found = holdings(service);
        boolean within = found.providerInUnion()
                && found.holders().stream()
                        .allMatch(one -> one.capital().max(one.votes()).compareTo(each) <= 0)
                && found.capital().max(found.votes()).compareTo(together) <= 0
                && found.vetoes().isEmpty()
                && found.appointments().isEmpty();
        if (!within) {
            return Finding.NOT_MET;
        }
        BigDecimal undeclared = found.undeclaredCapital().max(found.undeclaredVotes());
        boolean certain = undeclared.compareTo(each) <= 0
                && found.capital().add(found.undeclaredCapital()).compareTo(together) <= 0
                && found.votes().add(found.undeclaredVotes()).compareTo(together) <= 0;
        boolean shown = upstream(service.entity()).stream()
                .allMatch(stake -> dossier.isReadable(Optional.of(stake.evidence())));
        return certain && shown ? Finding.MET : Finding.CLAIMED;
    }

    private List<Stake> upstream(String entity) {
        Set<String> reached = new LinkedHashSet<>(Set.of(entity));
        Deque<String> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            String held = next.pop();
            dossier.stakes().stream()
                    .filter(stake -> stake.held().equals(held) && reached.add(stake.holder()))
                    .forEach(stake -> next.push(stake.holder()));
        }
        return dossier.stakes().stream()
                .filter(stake -> reached.contains(stake.held()))
                .toList();
    }

    private Finding certification(Criterion criterion, Dossier.Service service) {
        String scheme = criterion.parameters().getOrDefault("scheme", "");
        String version = criterion.parameters().getOrDefault("version", "");
        String activity = criterion.parameters().getOrDefault("activity", "");
        List<Certification> holding = dossier.certifications().stream()
                .filter(one -> one.scheme().equals(scheme)
                        && one.holdsOn(dossier.head().date()))
                .filter(one -> version.isEmpty() || version.equals(one.version()))
                .filter(one -> covers(one, service))
                .filter(one -> activity.isEmpty()
                        || one.activities().stream().anyMatch(number -> activity.equals(number.toString())))
                .toList();
        if (holding.isEmpty()) {
            return isSaidUnknown(criterion, service) ? Finding.UNKNOWN : Finding.NOT_MET;
        }
        boolean shown = holding.stream()
                .anyMatch(one -> one.standing() != Standing.CLAIMED && dossier.isReadable(Optional.of(one.evidence())));
        return shown ? Finding.MET : Finding.CLAIMED;
    }

    /** The dossier says in so many words that nobody knows: an answer left empty, where no fact settles it. */
    private boolean isSaidUnknown(Criterion criterion, Dossier.Service service) {
        return dossier.answers().stream()
                .anyMatch(given -> given.service().equals(service.id())
                        && given.criterion().equals(criterion.id())
                        && given.answer().isEmpty());
    }

    /** A certificate of the operating entity for all its services, or of anyone for this very service. */
    static boolean covers(Certification one, Dossier.Service service) {
        return one.service()
                .map(named -> named.equals(service.id()))
                .orElse(!BY_SERVICE.contains(one.scheme()) && one.entity().equals(service.entity()));
    }

    private Finding location(Criterion criterion, Dossier.Service service) {
        List<String> kinds =
                List.of(criterion.parameters().getOrDefault("kind", "storage").split(",", -1));
        String area = criterion.parameters().getOrDefault("area", "eea");
        List<Location> places = dossier.locations().getOrDefault(service.id(), List.of()).stream()
                .filter(place -> kinds.contains(Row.written(place.kind())))
                .toList();
        if (!places.stream().allMatch(place -> isIn(area, place.country()))) {
            return Finding.NOT_MET;
        }
        boolean told = kinds.stream()
                .allMatch(kind -> places.stream()
                        .anyMatch(place -> Row.written(place.kind()).equals(kind)));
        if (!told) {
            return Finding.UNKNOWN;
        }
        boolean shown = places.stream()
                .allMatch(place ->
                        place.standing() != Standing.CLAIMED && dossier.isReadable(Optional.of(place.evidence())));
        return shown ? Finding.MET : Finding.CLAIMED;
    }

    private static boolean isIn(String area, String country) {
        return switch (area) {
            case "eea" -> EEA.contains(country);
            case "eu", "union" -> EEA.contains(country) && !EEA_NOT_UNION.contains(country);
            default -> area.equals(country);
        };
    }
}
