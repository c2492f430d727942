package eu.arete.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The one directory in which this hub keeps what it must keep. Each part is made on first use, readable by the hub's
 * own system account only (mode 0700).
 *
 * @param root absolute path
 */
public record Home(Path root) {
    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** Keys of the file key store. */
    public Path keys() {
        return part("keys");
    }

    /** The public log: may be served by any static web server. */
    public Path log() {
        return part("log");
    }

    /** Encrypted tables. */
    public Path lake() {
        return part("lake");
    }

    /** Deposits being received and checked. */
    public Path inbox() {
        return part("inbox");
    }

    /** Encrypted extracts, one directory a permit. */
    public Path extracts() {
        return part("extracts");
    }

    /** Results asked for and released. */
    public Path releases() {
        return part("releases");
    }

    /** The embedded PostgreSQL, when no other server is configured. */
    public Path database() {
        return part("pg");
    }

    /** A directory of another name, for what only one room needs. */
    public Path part(String name) {
        Path directory = root.resolve(name);
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(root);
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + directory + ": choose a writable place with --home", e);
        }
        return directory;
    }

    /** Writes a file nobody but the hub's system account can read; replaces it if present. */
    public static void writeSecret(Path file, String text) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text);
            Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
