package eu.arete.hub.hosting;

/** What this hub can prove of itself by a technical test. */
public enum ProofKind {
    /** The keys lie in a token from which they cannot be taken. */
    KEYS,
    /** Nothing leaves the machine but what the operator configured. */
    EGRESS,
    /** A reader's browser is sent to nobody else. */
    BROWSER,
    /** What runs is what the public sources build. */
    BUILD,
    /** The hub works on with every line to the outside cut. */
    DISCONNECT_DRILL,
    /** The hub was moved whole to another home. */
    REVERSIBILITY_DRILL
}
