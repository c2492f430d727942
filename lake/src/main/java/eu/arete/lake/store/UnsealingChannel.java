package eu.arete.lake.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Reads a sealed file at any place, one block in memory at a time. For one thread. */
final class UnsealingChannel implements SeekableByteChannel {

    private final FileChannel file;
    private final Envelope envelope;
    private final long lastIndex;
    private final long size;
    private final byte[] sealed = new byte[Envelope.SEALED_BLOCK];
    private final byte[] plain = new byte[Envelope.BLOCK];
    private long loaded = -1;
    private int loadedLength;
    private long position;

    UnsealingChannel(Path path, Envelope envelope) throws IOException {
        this.envelope = envelope;
        this.file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            byte[] mark = new byte[Envelope.MARK.length];
            long body = file.size() - mark.length;
            if (body < Envelope.TAG) {
                throw new DamagedFile("Cannot open " + path.getFileName() + ": it is cut", null);
            }
            readFully(ByteBuffer.wrap(mark), 0);
            if (!Arrays.equals(mark, Envelope.MARK)) {
                throw new DamagedFile("Cannot open " + path.getFileName() + ": it is not a sealed file", null);
            }
            lastIndex = (body - 1) / Envelope.SEALED_BLOCK;
            size = body - (lastIndex + 1) * Envelope.TAG;
            // The last block proves that the file was not cut: opened before anything is believed.
            load(lastIndex);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void load(long index) throws IOException {
        if (loaded == index) {
            return;
        }
        loaded = -1;
        long at = Envelope.MARK.length + index * Envelope.SEALED_BLOCK;
        int length = (int) Math.min(Envelope.SEALED_BLOCK, file.size() - at);
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
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
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
