package eu.arete.privacy.disclosure;

/**
 * A value a dimension takes in a table. A missing value and the margin over all values are levels of their own, so that neither is
 * ever mistaken for the text that would show it.
 *
 * @param text the value as text; empty for {@link Kind#MISSING} and {@link Kind#TOTAL}
 */
public record Level(Kind kind, String text) {

    /** What a level stands for. */
    public enum Kind {
        VALUE,
        MISSING,
        TOTAL
    }

    /** The level of rows whose dimension has no value. */
    public static final Level MISSING = new Level(Kind.MISSING, "");

    /** The margin: all values of the dimension together. */
    public static final Level TOTAL = new Level(Kind.TOTAL, "");

    public Level {
        if (kind != Kind.VALUE && !text.isEmpty()) {
            throw new IllegalArgumentException("A level %s has no text: %s".formatted(kind, text));
        }
    }

    public static Level of(String text) {
        return new Level(Kind.VALUE, text);
    }
}
