package eu.arete.hub.airlock.internal.query;

/** A column of an extract's table, and what it may be used for in an output. */
public record ExtractColumn(String name, Kind kind) {

    /** What a column holds, as far as an output is concerned. */
    public enum Kind {
        /** A person's pseudonym: counted, never shown. */
        IDENTIFIER,
        /** A professional's or an establishment's: never shown. */
        PROFESSIONAL,
        /** What somebody typed: never shown. */
        FREE_TEXT,
        /** Can be summed. */
        NUMBER,
        OTHER
    }

    boolean isShowable() {
        return kind == Kind.NUMBER || kind == Kind.OTHER;
    }
}
