package eu.arete.hub.cli;

/** A command cannot go on; its message is for the person at the terminal and says what to do. */
public final class Told extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Told(String message) {
        super(message);
    }

    public Told(String message, Throwable cause) {
        super(message, cause);
    }
}
