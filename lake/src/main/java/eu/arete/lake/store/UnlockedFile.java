package eu.arete.lake.store;

import eu.arete.lake.objects.StoredObject;
import eu.arete.privacy.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;

/**
 * A sealed file whose key was fetched, to be read in part and by several threads. What is read is what was sealed, or it is
 * {@link DamagedFile}; of what is not read, only that it is neither cut nor longer is known.
 */
public final class UnlockedFile {

    private final StoredObject object;
    private final SecretBytes dataKey;
    private final String id;
    /** Whether the file was seen to be ours and to end where it should: once is enough, an object does not change. */
    private volatile boolean proven;

    UnlockedFile(StoredObject object, SecretBytes dataKey, String id) {
        this.object = object;
        this.dataKey = dataKey;
        this.id = id;
    }

    /** A reader of its own, for one thread. */
    public SeekableByteChannel open() throws IOException {
        return channel();
    }

    /** Copies the bytes of the plaintext that these spans hold to the same places of {@code target}. */
    public void copy(Iterable<Span> spans, FileChannel target) throws IOException {
        try (UnsealingChannel channel = channel()) {
            for (Span span : spans) {
                channel.expect(span);
                channel.position(span.from());
                while (channel.position() < span.to()) {
                    long at = channel.position();
                    ByteBuffer block = channel.rest(span.to());
                    while (block.hasRemaining()) {
                        at += target.write(block, at);
                    }
                }
            }
        }
    }

    private UnsealingChannel channel() throws IOException {
        UnsealingChannel channel = new UnsealingChannel(object, new Envelope(dataKey, id), proven);
        proven = true;
        return channel;
    }

    /** Places {@code from} (included) to {@code to} (not) of a plaintext. */
    public record Span(long from, long to) {

        public Span {
            if (from < 0 || to < from) {
                throw new IllegalArgumentException("A span from " + from + " to " + to);
            }
        }
    }
}
