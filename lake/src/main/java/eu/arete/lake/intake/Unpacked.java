package eu.arete.lake.intake;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a file as its partner wrote them before gzip packed them; those of a file that is not packed, as they are. What cannot be unpacked,
 * or unpacks to far more than any table does, ends the reading as damaged: never as the end of the file.
 */
final class Unpacked {
    /** The rows of a claims table pack some 10 times; a file made to fill a disk, 1,000 times. */
    private static final long MOST = 200;

    private static final long ALLOWANCE = 64L << 20;
    private static final int BUFFER = 64 << 10;

    private final InputStream raw;
    private final boolean packed;
    private InputStream bytes;
    private long given;
    private long read;
    private boolean opened;
    private boolean damaged;

    Unpacked(String file, InputStream raw) {
        this.raw = new Counted(raw);
        packed = file.endsWith(".gz");
        bytes = this.raw;
    }

    /** Bytes of the file read so far, packed as they are. */
    long read() {
        return read;
    }

    /** Whether no more can be read, though the file is not at its end. */
    boolean isDamaged() {
        return damaged;
    }

    /** Fills the array from there on, or up to the end of the file, or up to where it is damaged; returns how many bytes it put. */
    int fill(byte[] into, int from) throws IOException {
        int at = from;
        try {
            if (packed && !opened) {
                bytes = new GZIPInputStream(raw, BUFFER);
                opened = true;
            }
            int n;
            while (at < into.length && (n = bytes.read(into, at, into.length - at)) >= 0) {
                at += n;
                given += n;
                if (packed && given > ALLOWANCE + MOST * read) {
                    damaged = true;
                    break;
                }
            }
        } catch (ZipException | EOFException e) {
            damaged = true;
        }
        return at - from;
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            read += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int n = super.read(into, from, length);
            read += Math.max(0, n);
            return n;
        }
    }
}
