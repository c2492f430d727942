package eu.arete.hub.deposits;

/** Where a deposit is. The last three are for ever. */
public enum DepositState {
    /** Announced; files may be sent. */
    RECEIVING,
    /** All files are here; waits to be checked. */
    QUEUED,
    CHECKING,
    ACCEPTED,
    ACCEPTED_WITH_REJECTS,
    /** Nothing of it is in the lake. */
    REFUSED;

    public boolean isDecided() {
        return this == ACCEPTED || this == ACCEPTED_WITH_REJECTS || this == REFUSED;
    }

    public boolean isAccepted() {
        return this == ACCEPTED || this == ACCEPTED_WITH_REJECTS;
    }
}
