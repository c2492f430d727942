package eu.arete.hub.hosting;

/**
 * How much a fact about a host is worth. Claimed, documented, demonstrated and audited are different things, however alike they read in an offer.
 */
public enum Standing {
    /** Somebody says so. */
    CLAIMED,
    /** A document says so. */
    DOCUMENTED,
    /** It was shown to work: by a certificate of a third party, a drill, a measurement. */
    DEMONSTRATED,
    /** Somebody other than who declared it checked it. */
    AUDITED;

    /** Only what was shown or checked lets real data in. */
    public boolean opensGates() {
        return this == DEMONSTRATED || this == AUDITED;
    }
}
