package eu.arete.lake.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the pass found in one chunk. Lines are counted from 0 at its first line. Rows with the right number of columns are
 * listed with the fingerprints of their keys, in order; a row with a fault has no text.
 */
final class CheckedChunk {

    final ByteSink text;
    final List<Finding> findings = new ArrayList<>();
    final long physicalLines;
    /** Cells without a value, by column, of the rows listed. */
    final int[] missing;

    private final int keys;
    private final int linked;
    int lines;
    int rows;
    int misshapen;
    int[] line = new int[1024];
    int[] from = new int[1024];
    int[] to = new int[1024];
    int[] day = new int[1024];
    long[] fingerprints;
    /** Of the keys that lead to other rows, or that others lead to; both numbers are zero where a value is missing or the row is not sound. */
    long[] links;

    int utf8Cells;
    int firstUtf8Line = -1;
    int otherCells;
    Optional<Refusal> refusal = Optional.empty();

    CheckedChunk(Chunks.Chunk chunk, int keys, int linked, int columns) {
        this.keys = keys;
        this.linked = linked;
        missing = new int[columns];
        links = new long[1024 * 2 * linked];
        physicalLines = chunk.lines();
        text = new ByteSink((chunk.to() - chunk.from()) * 5 / 4);
        fingerprints = new long[1024 * 2 * keys];
    }

    void row(int lineOfRow, int textFrom, int textTo, int dayOfCare) {
        if (rows == line.length) {
            int capacity = rows * 2;
            line = Arrays.copyOf(line, capacity);
            from = Arrays.copyOf(from, capacity);
            to = Arrays.copyOf(to, capacity);
            day = Arrays.copyOf(day, capacity);
            fingerprints = Arrays.copyOf(fingerprints, capacity * 2 * keys);
            links = Arrays.copyOf(links, capacity * 2 * linked);
        }
        line[rows] = lineOfRow;
        from[rows] = textFrom;
        to[rows] = textTo;
        day[rows] = dayOfCare;
        rows++;
    }

    /** To be called after {@link #row}, for each key. */
    void fingerprint(int key, long high, long low) {
        int at = ((rows - 1) * keys + key) * 2;
        fingerprints[at] = high;
        fingerprints[at + 1] = low;
    }

    /** To be called after {@link #row}, where the row has all of that key. */
    void link(int link, long high, long low) {
        int at = ((rows - 1) * linked + link) * 2;
        links[at] = high;
        links[at + 1] = (high | low) == 0 ? 1 : low;
    }
}
