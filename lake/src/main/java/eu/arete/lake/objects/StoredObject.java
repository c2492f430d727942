package eu.arete.lake.objects;

import java.io.IOException;

/** An object that was found. Safe to share between threads. */
public interface StoredObject {

    long size();

    /** A reader of its own, for one thread. */
    ObjectReader reader() throws IOException;
}
