package eu.arete.lake.intake;

import java.io.IOException;
import java.util.Optional;

/**
 * Cuts a stream into pieces that end at the end of a line. Memory is bounded whatever the stream: a line longer than
 * {@link #MAX_LINE} ends the reading.
 */
final class Chunks {

    /** Far above any real row; below what the engine reads as one line once decoded. */
    static final int MAX_LINE = 512 << 10;

    static final int SIZE = 4 << 20;

    /**
     * Whole lines.
     *
     * @param lines the number of line feeds, counted apart from the pass that reads them
     * @param stop why nothing follows the last whole line, when that is a fault
     */
    record Chunk(byte[] bytes, int from, int to, long lines, Optional<Rule> stop) {}

    private final Unpacked in;
    private final int size;
    private final int maxLine;
    private byte[] carried = new byte[0];
    private int carriedFrom;
    private int carriedTo;
    private boolean ended;

    Chunks(Unpacked in, int size, int maxLine) {
        this.maxLine = maxLine;
        this.in = in;
        this.size = size;
    }

    /** Bytes of the file read so far. */
    long read() {
        return in.read();
    }

    Optional<Chunk> next() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        byte[] bytes = new byte[size];
        int kept = carriedTo - carriedFrom;
        System.arraycopy(carried, carriedFrom, bytes, 0, kept);
        int n = in.fill(bytes, kept);
        int filled = kept + n;
        int end = filled;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        Optional<Rule> stop = Optional.empty();
        if (in.isDamaged()) {
            stop = Optional.of(Rule.FILE_PACKED);
        } else if (filled - end > maxLine) {
            stop = Optional.of(Rule.FILE_LINE_TOO_LONG);
        } else if (filled < size && filled > end) {
            stop = Optional.of(Rule.FILE_TRUNCATED);
        }
        ended = filled < size || stop.isPresent();
        carried = bytes;
        carriedFrom = end;
        carriedTo = filled;
        return ended && end == 0 && stop.isEmpty()
                ? Optional.empty()
                : Optional.of(new Chunk(bytes, 0, end, lines(bytes, end), stop));
    }

    private static long lines(byte[] bytes, int end) {
        int lines = 0;
        for (int i = 0; i < end; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return lines;
    }
}
