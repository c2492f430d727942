package eu.arete.ledger;

/** A command line that means nothing, told to whoever typed it. */
final class Usage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Usage(String message) {
        super(message);
    }
}
