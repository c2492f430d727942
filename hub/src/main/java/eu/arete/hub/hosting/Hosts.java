package eu.arete.hub.hosting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The hosts that are declared. */
public interface Hosts {
    /** The one on which this hub says it runs, as known now; empty if none was declared. */
    Optional<DeclaredHost> ours();

    /** The one on which this hub said it runs at a moment, as what was then known says it was on a day. */
    Optional<DeclaredHost> asKnown(LocalDate validAt, Instant recordedAt);
}
