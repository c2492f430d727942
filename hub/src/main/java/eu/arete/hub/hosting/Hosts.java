package eu.arete.hub.hosting;

import java.util.Optional;

/** The hosts that are declared. */
public interface Hosts {
    /** The one on which this hub says it runs, as known now; empty if none was declared. */
    Optional<DeclaredHost> ours();
}
