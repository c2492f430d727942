package eu.arete.hub.extraction.internal;

import eu.arete.hub.catalogue.NamedSnapshots;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** An extract in use can be made again: what its manifest names is kept as long as it is current. */
@Component
class ExtractSnapshots implements NamedSnapshots {
    private final ExtractStore store;

    ExtractSnapshots(ExtractStore store) {
        this.store = store;
    }

    @Override
    public Set<Long> ids() {
        return store.currentManifests().stream()
                .flatMap(manifest -> ExtractReport.of(manifest).snapshots().values().stream())
                .collect(Collectors.toSet());
    }
}
