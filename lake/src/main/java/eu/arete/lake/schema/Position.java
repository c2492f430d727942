package eu.arete.lake.schema;

/**
 * Where a column stands in each line of a file of fixed width, as such files are described: the first character is 1, both are included.
 */
public record Position(int from, int to) {

    /** The longest line a description may ask for. */
    static final int LONGEST = 65_536;

    public Position {
        if (from < 1 || to < from || to > LONGEST) {
            throw new IllegalArgumentException("No position from " + from + " to " + to);
        }
    }
}
