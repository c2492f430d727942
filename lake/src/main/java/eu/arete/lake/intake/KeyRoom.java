package eu.arete.lake.intake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The memory that all sets of keys of one deposit may take together, and the place on disk where they go beyond it. For one thread.
 */
final class KeyRoom {

    /** About 90 million keys before anything goes to disk. */
    static final long MEMORY = 1L << 30;

    private final Path directory;
    private final long limit;
    private long taken;

    /** @param directory where ciphertext may lie; made when it is needed */
    KeyRoom(Path directory, long limit) {
        this.directory = directory;
        this.limit = limit;
    }

    void take(long bytes) {
        taken += bytes;
    }

    void giveBack(long bytes) {
        taken -= bytes;
    }

    boolean isFull() {
        return taken > limit;
    }

    long taken() {
        return taken;
    }

    /** A file that has no name any more: whatever becomes of this process, nothing is left of it. */
    FileChannel file() throws IOException {
        Files.createDirectories(directory);
        Path path = Files.createTempFile(
                directory,
                "keys-",
                ".sealed",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        FileChannel channel = FileChannel.open(path, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
        Files.delete(path);
        return channel;
    }
}
