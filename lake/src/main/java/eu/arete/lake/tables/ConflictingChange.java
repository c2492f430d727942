package eu.arete.lake.tables;

/** A change made for a table that has changed since: to be made anew from what stands now. Nothing of it was done. */
public final class ConflictingChange extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConflictingChange(String message) {
        super(message);
    }

    public ConflictingChange(String message, Throwable cause) {
        super(message, cause);
    }
}
