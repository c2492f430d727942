package eu.arete.bench;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.Set;

/** What the disk does by itself: one large file written and read, many small ones made. */
final class DiskWork {
    static final int SMALL_FILES = 500;
    private static final int BLOCK = 1 << 20;
    private static final int SMALL = 4096;

    private final Path directory;
    private final int megabytes;
    private final byte[] block = new byte[BLOCK];

    DiskWork(Path directory, int megabytes) {
        this.directory = directory;
        this.megabytes = megabytes;
        new Random(1).nextBytes(block);
    }

    long bytes() {
        return (long) megabytes * BLOCK;
    }

    void write() throws IOException {
        try (FileChannel channel = FileChannel.open(
                file(), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (int i = 0; i < megabytes; i++) {
                ByteBuffer buffer = ByteBuffer.wrap(block);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
            channel.force(true);
        }
    }

    /** Whether this file system lets one read past the system's memory. */
    boolean readsPastMemory() throws IOException {
        try (FileChannel channel =
                FileChannel.open(file(), Set.of(StandardOpenOption.READ, ExtendedOpenOption.DIRECT))) {
            return channel.isOpen();
        } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
            return false;
        }
    }

    void read(boolean pastMemory) throws IOException {
        Set<OpenOption> options = pastMemory
                ? Set.of(StandardOpenOption.READ, ExtendedOpenOption.DIRECT)
                : Set.of(StandardOpenOption.READ);
        int unit = (int) Files.getFileStore(directory).getBlockSize();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BLOCK + unit).alignedSlice(unit);
        buffer.limit(BLOCK);
        try (FileChannel channel = FileChannel.open(file(), options)) {
            long read = 0;
            while (read < bytes()) {
                buffer.position(0);
                int n = channel.read(buffer);
                if (n < 0) {
                    throw new IOException("The file is shorter than what was written");
                }
                read += n;
            }
        }
    }

    void makeSmallFiles() throws IOException {
        Path small = Files.createDirectories(directory.resolve("small"));
        for (int i = 0; i < SMALL_FILES; i++) {
            try (FileChannel channel = FileChannel.open(
                    small.resolve(Integer.toString(i)), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(block, 0, SMALL));
                channel.force(true);
            }
        }
    }

    void clearSmallFiles() throws IOException {
        Directories.delete(directory.resolve("small"));
    }

    private Path file() {
        return directory.resolve("large");
    }
}
