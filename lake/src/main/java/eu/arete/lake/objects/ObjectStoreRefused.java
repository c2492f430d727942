package eu.arete.lake.objects;

import java.io.IOException;

/** An object store that will not do what is asked: credentials, bucket or settings are wrong. Trying again does not help. */
public final class ObjectStoreRefused extends IOException {

    private static final long serialVersionUID = 1L;

    public ObjectStoreRefused(String message) {
        super(message);
    }
}
