package eu.arete.lake.sql;

/** A text that is not one query. */
public final class SqlFault extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the text. */
    public enum Kind {
        TOO_LONG,
        SYNTAX,
        NOT_ONE_STATEMENT,
        NOT_A_QUERY
    }

    private final Kind kind;

    SqlFault(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
