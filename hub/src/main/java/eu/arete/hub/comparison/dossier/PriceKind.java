package eu.arete.hub.comparison.dossier;

/** What a line of price pays for; leaving is part of the cost. */
public enum PriceKind {
    SETUP,
    /** Each month of use. */
    RUN,
    /** Taking the data out. */
    EXIT_EGRESS,
    /** Both hosts paid while one moves. */
    EXIT_PARALLEL,
    /** Days of work to move. */
    EXIT_MIGRATION;

    public boolean isExit() {
        return this != SETUP && this != RUN;
    }
}
