package eu.arete.lake.objects;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An object store that does not answer, or answers that it cannot serve now, after every try. Trying again later may work. */
public final class ObjectStoreAway extends IOException {

    private static final long serialVersionUID = 1L;

    public ObjectStoreAway(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
