package eu.arete.hub.documents.text;

/** A file that cannot be read as a document, and why. */
public final class Unreadable extends java.io.IOException {

    private static final long serialVersionUID = 1L;

    /** Why, as the hub's refusals name it. */
    public enum Reason {
        UNKNOWN_FORMAT,
        MALFORMED,
        ENCRYPTED,
        TOO_LARGE,
        TOO_MANY_PAGES,
        TOO_MUCH_TEXT,
        TOO_HEAVY,
        NO_TEXT
    }

    private final Reason reason;

    public Unreadable(Reason reason) {
        super("Cannot read the document: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
