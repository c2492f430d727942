package eu.arete.lake.intake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * What gzip packed (RFC 1952), in one member or several end to end. The JDK's own stream takes what follows the first member for an end when no
 * byte is waiting or when it is no member: rows would be lost without a word. Here the end is the end of the file after a whole member.
 */
final class GzipMembers extends InputStream {
    private static final int BUFFER = 64 << 10;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream raw;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private boolean inMember;
    private boolean ended;
    private boolean closed;

    GzipMembers(InputStream raw) {
        this.raw = raw;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (!ended && !closed) {
            if (!inMember) {
                header();
            }
            try {
                int n = inflater.inflate(into, from, length);
                if (n > 0) {
                    sum.update(into, from, n);
                    return n;
                }
            } catch (DataFormatException e) {
                throw new ZipException("Not what gzip packs: " + e.getMessage());
            }
            if (inflater.finished()) {
                trailer();
            } else if (inflater.needsDictionary()) {
                throw new ZipException("gzip knows no dictionary");
            } else if (inflater.needsInput()) {
                if (!fill()) {
                    throw new EOFException("The file ends within a member");
                }
                inflater.setInput(buffer, at, end - at);
                at = end;
            }
        }
        return -1;
    }

    private void header() throws IOException {
        if (next() != 0x1f || next() != 0x8b || next() != 8) {
            throw new ZipException("No header of gzip");
        }
        int flags = next();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        inflater.setInput(buffer, at, end - at);
        at = end;
        sum.reset();
        inMember = true;
    }

    /** Checks the sum and the size; then the file ends, or another member begins. */
    private void trailer() throws IOException {
        at = end - inflater.getRemaining();
        long crc = number();
        long size = number();
        if (crc != sum.getValue() || size != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("A member of gzip is damaged");
        }
        inMember = false;
        ended = at == end && !fill();
    }

    private long number() throws IOException {
        return next() | (long) next() << 8 | (long) next() << 16 | (long) next() << 24;
    }

    private int next() throws IOException {
        if (at == end && !fill()) {
            throw new EOFException("The file ends where gzip has more to say");
        }
        return buffer[at++] & 0xff;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        for (int i = 0; next() != 0; i++) {
            if (i == BUFFER) {
                throw new ZipException("A name without end");
            }
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, raw.read(buffer, 0, buffer.length));
        return end > 0;
    }

    /** Gives the memory of the inflater back; the stream below is its owner's. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            inflater.end();
        }
    }
}
