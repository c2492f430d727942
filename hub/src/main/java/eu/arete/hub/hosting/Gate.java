package eu.arete.hub.hosting;

/** Closed by default to real data; opened by facts, continuously (docs/adr/0014). */
public interface Gate {
    /** Evaluated at the moment of the call. */
    GateDecision now();

    /**
     * Lets pass, or says which rule fails, on what evidence, and how to mend it.
     *
     * @throws eu.arete.hub.site.Refused {@code hosting.gate-closed}
     */
    void requireOpen(Nature nature);
}
