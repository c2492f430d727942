package eu.arete.desk.seal;

import org.jspecify.annotations.Nullable;

/** A file that cannot be sealed: which, where, why and what to do; never what was written there. */
public final class SealRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SealRefused(String file, String why, String remedy) {
        super("Cannot seal " + file + ": " + why + " (remedy: " + remedy + ")");
    }

    SealRefused(String file, long line, @Nullable String column, String why, String remedy) {
        super("Cannot seal " + file + ", line " + line + (column == null ? "" : ", column " + column) + ": " + why
                + " (remedy: " + remedy + ")");
    }
}
