package eu.arete.hub.hosting.gate;

import eu.arete.hub.hosting.DeclaredHost;
import eu.arete.hub.hosting.Location;
import java.time.Instant;
import java.util.List;

/** Every place of these kinds is in one of these countries, and each kind has a place known by more than a promise. */
final class StorageCheck implements Check {
    @Override
    public Finding at(Instant moment, Facts facts, Parameters parameters, GatePolicy policy) {
        if (facts.host().isEmpty()) {
            return NO_HOST;
        }
        DeclaredHost host = facts.host().get();
        List<String> kinds = parameters.texts("kinds");
        List<String> countries = parameters.texts("countries");
        List<Location> places = host.locations().stream()
                .filter(place -> kinds.contains(place.kind().name()))
                .toList();
        // A place outside closes the gate however little is known of it.
        for (Location place : places) {
            if (!countries.contains(place.country())) {
                return Finding.failed("storage.outside", List.of(place.evidence()), place.place(), place.country());
            }
        }
        for (String kind : kinds) {
            List<Location> ofKind = places.stream()
                    .filter(place -> place.kind().name().equals(kind))
                    .toList();
            if (ofKind.isEmpty()) {
                return Finding.failed("storage.unknown", List.of(), kind);
            }
            if (ofKind.stream().noneMatch(place -> isShown(host, place))) {
                return Finding.failed("storage.unproven", evidence(ofKind), kind);
            }
        }
        return Finding.met(
                "storage.met",
                evidence(places),
                String.join(
                        ", ",
                        places.stream()
                                .map(place -> place.place() + " (" + place.country() + ")")
                                .distinct()
                                .toList()));
    }

    private static boolean isShown(DeclaredHost host, Location place) {
        return place.standing().opensGates() && Check.isEvidenced(host, place.evidence());
    }

    private static List<String> evidence(List<Location> places) {
        return places.stream().map(Location::evidence).distinct().sorted().toList();
    }
}
