package eu.arete.hub.extraction.internal;

import eu.arete.hub.access.Criterion;
import eu.arete.hub.access.DatasetScope;
import eu.arete.hub.access.Permit;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.hosting.Gate;
import eu.arete.hub.hosting.Nature;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks the hosting gate for an extract: it is of real data as soon as one dataset it takes from, or selects by, is. */
@Component
class Outlet {
    private final Gate gate;
    private final Catalogue catalogue;

    Outlet(Gate gate, Catalogue catalogue) {
        this.gate = gate;
        this.catalogue = catalogue;
    }

    /** @throws eu.arete.hub.site.Refused {@code hosting.gate-closed} */
    void requireOpen(Permit permit) {
        gate.requireOpen(nature(permit));
    }

    boolean isOpenFor(Permit permit) {
        return nature(permit) == Nature.SYNTHETIC || gate.now().open();
    }

    boolean isOfRealData(Permit permit) {
        return nature(permit) == Nature.REAL;
    }

    private Nature nature(Permit permit) {
        boolean real = Stream.concat(
                        permit.scope().stream().map(DatasetScope::dataset),
                        permit.population().criteria().stream().map(Criterion::dataset))
                .distinct()
                // One that is not there gives nothing: the plan says so.
                .flatMap(name -> catalogue.find(name).stream())
                .map(Dataset::nature)
                .anyMatch(Nature.REAL::equals);
        return real ? Nature.REAL : Nature.SYNTHETIC;
    }
}
