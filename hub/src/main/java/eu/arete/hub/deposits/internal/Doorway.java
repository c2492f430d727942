package eu.arete.hub.deposits.internal;

import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.deposits.Deposit;
import eu.arete.hub.hosting.Gate;
import eu.arete.hub.hosting.Nature;
import org.springframework.stereotype.Component;

/**
 * Asks the hosting gate for a delivery. It is real when its dataset was real as it was announced, or is now: a description changed in
 * between opens nothing.
 */
@Component
class Doorway {
    private final Gate gate;
    private final Catalogue catalogue;

    Doorway(Gate gate, Catalogue catalogue) {
        this.gate = gate;
        this.catalogue = catalogue;
    }

    /** @throws eu.arete.hub.site.Refused {@code hosting.gate-closed} */
    void requireOpen(Dataset dataset) {
        gate.requireOpen(dataset.nature());
    }

    /** @throws eu.arete.hub.site.Refused {@code hosting.gate-closed} */
    void requireOpen(Deposit deposit) {
        gate.requireOpen(nature(deposit));
    }

    boolean isOpenFor(Deposit deposit) {
        return nature(deposit) == Nature.SYNTHETIC || gate.now().open();
    }

    private Nature nature(Deposit deposit) {
        return deposit.nature() == Nature.SYNTHETIC
                        && catalogue.dataset(deposit.dataset()).nature() == Nature.SYNTHETIC
                ? Nature.SYNTHETIC
                : Nature.REAL;
    }
}
