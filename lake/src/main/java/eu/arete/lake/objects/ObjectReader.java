package eu.arete.lake.objects;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads an object at any place. For one thread. */
public interface ObjectReader extends Closeable {

    /**
     * Reads some bytes, as many as {@code target} takes or fewer.
     *
     * @return how many; -1 when the object ends at or before {@code at}
     * @throws IOException also when the object is no longer the one that was opened
     */
    int read(ByteBuffer target, long at) throws IOException;

    /** Says that everything from {@code from} to {@code to} is about to be read, in order: it may be fetched at once. */
    default void expect(long from, long to) {}
}
