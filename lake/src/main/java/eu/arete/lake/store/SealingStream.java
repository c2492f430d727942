package eu.arete.lake.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Seals what is written. Only {@link #finish} makes a file that opens: a writer that dies leaves one that is refused. */
final class SealingStream extends FilterOutputStream {

    private final Envelope envelope;
    private final byte[] plain = new byte[Envelope.BLOCK];
    private final byte[] sealed = new byte[Envelope.SEALED_BLOCK];
    private int filled;
    private long index;
    private long sealedBytes;

    SealingStream(OutputStream out, Envelope envelope) throws IOException {
        super(out);
        this.envelope = envelope;
        out.write(Envelope.MARK);
        sealedBytes = Envelope.MARK.length;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        int left = length;
        while (left > 0) {
            // A full block waits for its successor: it may be the last.
            if (filled == plain.length) {
                writeBlock(false);
            }
            int n = Math.min(left, plain.length - filled);
            System.arraycopy(bytes, at, plain, filled, n);
            filled += n;
            at += n;
            left -= n;
        }
    }

    /** Writes the last block; returns the size of the whole sealed file. */
    long finish() throws IOException {
        writeBlock(true);
        out.flush();
        return sealedBytes;
    }

    private void writeBlock(boolean last) throws IOException {
        int length = envelope.seal(index++, last, plain, filled, sealed);
        out.write(sealed, 0, length);
        sealedBytes += length;
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(plain, (byte) 0);
        super.close();
    }
}
