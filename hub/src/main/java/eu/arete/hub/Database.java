package eu.arete.hub;

import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * Where the hub's records are.
 *
 * @param stop what to do when the hub ends: stops the server if it is ours
 */
public record Database(String url, String user, String password, Runnable stop) implements AutoCloseable {
    /**
     * The server of that address; with no address, the embedded one of this home, started.
     *
     * @param binaries where the embedded server's programs are or go; blank: in the home
     */
    public static Database open(
            Home home, SecureRandom random, String url, String user, String password, String binaries) {
        if (!url.isBlank()) {
            return new Database(url, user, password, () -> {});
        }
        Path programs = binaries.isBlank() ? home.part("pg-programs") : Path.of(binaries);
        return new EmbeddedPostgresServer(home.database(), programs, random).start();
    }

    @Override
    public void close() {
        stop.run();
    }

    @Override
    public String toString() {
        return "Database[" + url + "]";
    }
}
