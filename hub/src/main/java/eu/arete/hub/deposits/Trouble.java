package eu.arete.hub.deposits;

/** Why the hub cannot go on with a deposit for now: no fault of the partner. It tries again by itself. */
public enum Trouble {
    /** A disk, or the memory that holds plaintext, is full. */
    NO_ROOM,
    /** A disk takes no writing. */
    READ_ONLY,
    /** The key store does not answer, or does not hold the key that is needed. */
    KEYS_AWAY,
    /** Anything else: the operator's log tells. */
    MACHINE;

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
