package eu.arete.lake.intake;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a file as its partner wrote them before gzip or Zstandard packed them, in one part or several end to end; those of a file that is
 * not packed, as they are. What cannot be unpacked, or unpacks to far more than any table does, ends the reading as damaged: never as the end of
 * the file.
 */
final class Unpacked implements AutoCloseable {
    /** The rows of a claims table pack some 10 times; a file made to fill a disk, 1,000 times. */
    private static final long MOST = 200;

    private static final long ALLOWANCE = 64L << 20;
    private static final int BUFFER = 64 << 10;

    /** 2²⁷ bytes: what {@code zstd} itself unpacks when nobody says otherwise. */
    private static final int WINDOW = 27;

    private final InputStream raw;
    private final Packing packing;
    private InputStream bytes;
    private long given;
    private long read;
    private boolean opened;
    private boolean damaged;

    Unpacked(String file, InputStream raw) {
        this.raw = new Counted(raw);
        packing = file.endsWith(".gz") ? Packing.GZIP : file.endsWith(".zst") ? Packing.ZSTANDARD : Packing.NONE;
        bytes = this.raw;
    }

    private enum Packing {
        NONE,
        GZIP,
        ZSTANDARD
    }

    private static InputStream opened(Packing packing, InputStream raw) throws IOException {
        return switch (packing) {
            case NONE -> raw;
            case GZIP -> new GzipMembers(raw);
            // Each frame is read to its end or is an error; none may ask for more memory than WINDOW.
            case ZSTANDARD -> new ZstdInputStream(new BufferedInputStream(raw, BUFFER)).setLongMax(WINDOW);
        };
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
            if (!opened) {
                bytes = opened(packing, raw);
                opened = true;
            }
            int n;
            while (at < into.length && (n = bytes.read(into, at, into.length - at)) >= 0) {
                at += n;
                given += n;
                if (packing != Packing.NONE && given > ALLOWANCE + MOST * read) {
                    damaged = true;
                    break;
                }
            }
        } catch (ZipException | ZstdIOException | EOFException e) {
            damaged = true;
        }
        return at - from;
    }

    /** Gives back what the unpacking took; the file is its owner's to close. */
    @Override
    public void close() throws IOException {
        if (opened) {
            bytes.close();
        }
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

        @Override
        public void close() {
            // The owner's.
        }
    }
}
