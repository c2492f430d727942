package eu.arete.lake.store;

import eu.arete.lake.objects.ObjectReader;
import eu.arete.lake.objects.StoredObject;
import eu.arete.lake.store.UnlockedFile.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/** Reads a sealed file at any place, one block in memory at a time. For one thread. */
final class UnsealingChannel implements SeekableByteChannel {

    private final ObjectReader file;
    private final long sealedSize;
    private final Envelope envelope;
    private final long lastIndex;
    private final long size;
    private final byte[] sealed = new byte[Envelope.SEALED_BLOCK];
    private final byte[] plain = new byte[Envelope.BLOCK];
    private long loaded = -1;
    private int loadedLength;
    private long position;
    private boolean open = true;

    /** @param proven whether the mark and the end of this object were looked at before */
    UnsealingChannel(StoredObject object, Envelope envelope, boolean proven) throws IOException {
        this.envelope = envelope;
        sealedSize = object.size();
        long body = sealedSize - Envelope.MARK.length;
        if (body < Envelope.TAG) {
            throw new DamagedFile("Cannot open a sealed file: it is cut", null);
        }
        lastIndex = (body - 1) / Envelope.SEALED_BLOCK;
        size = body - (lastIndex + 1) * Envelope.TAG;
        file = object.reader();
        try {
            if (!proven) {
                // The last block proves that the file was not cut: opened before anything is believed.
                load(lastIndex);
                byte[] mark = new byte[Envelope.MARK.length];
                readFully(ByteBuffer.wrap(mark), 0);
                if (!Arrays.equals(mark, Envelope.MARK)) {
                    throw new DamagedFile("Cannot open a sealed file: it does not begin as one", null);
                }
            }
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Says that this part of the plaintext is about to be read. */
    void expect(Span span) {
        long last = Math.min(Math.max(span.from(), span.to() - 1) / Envelope.BLOCK, lastIndex);
        file.expect(start(span.from() / Envelope.BLOCK), Math.min(start(last + 1), sealedSize));
    }

    private static long start(long index) {
        return Envelope.MARK.length + index * Envelope.SEALED_BLOCK;
    }

    private void load(long index) throws IOException {
        if (loaded == index) {
            return;
        }
        loaded = -1;
        long at = start(index);
        int length = (int) Math.min(Envelope.SEALED_BLOCK, sealedSize - at);
        if (length < Envelope.TAG) {
            throw new DamagedFile("Cannot open block " + index + ": it is cut", null);
        }
        readFully(ByteBuffer.wrap(sealed, 0, length), at);
        loadedLength = envelope.open(index, index == lastIndex, sealed, length, plain);
        loaded = index;
    }

    private void readFully(ByteBuffer target, long at) throws IOException {
        long from = at;
        while (target.hasRemaining()) {
            int n = file.read(target, from);
            if (n < 0) {
                throw new IOException("The file shrinks while it is read");
            }
            from += n;
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        }
        if (position >= size) {
            return -1;
        }
        load(position / Envelope.BLOCK);
        int offset = (int) (position % Envelope.BLOCK);
        int n = Math.min(target.remaining(), loadedLength - offset);
        target.put(plain, offset, n);
        position += n;
        return n;
    }

    /** What is left of the block at the position, no farther than {@code end}; the position moves after it. Valid until the next read. */
    ByteBuffer rest(long end) throws IOException {
        if (end > size) {
            throw new IOException("The file ends at " + size + ", before " + end);
        }
        load(position / Envelope.BLOCK);
        int offset = (int) (position % Envelope.BLOCK);
        int n = (int) Math.min(end - position, loadedLength - offset);
        position += n;
        return ByteBuffer.wrap(plain, offset, n);
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("A position before the start: " + newPosition);
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        open = false;
        Arrays.fill(plain, (byte) 0);
        file.close();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }
}
