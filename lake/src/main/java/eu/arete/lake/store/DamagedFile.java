package eu.arete.lake.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A sealed file that is not what was written: altered, cut, moved, or sealed under another key. */
public final class DamagedFile extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedFile(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
