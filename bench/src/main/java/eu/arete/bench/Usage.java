package eu.arete.bench;

/** A command line that makes no sense, told to whoever typed it (exit code 2). */
public final class Usage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Usage(String message) {
        super(message);
    }
}
