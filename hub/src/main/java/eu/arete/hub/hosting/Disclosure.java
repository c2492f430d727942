package eu.arete.hub.hosting;

/** What the public may read of a piece of evidence; its hash is public in every case. */
public enum Disclosure {
    PUBLIC,
    /** A copy without what a ground of the law protects. */
    REDACTED,
    /** Nothing but its hash and the ground. */
    WITHHELD
}
