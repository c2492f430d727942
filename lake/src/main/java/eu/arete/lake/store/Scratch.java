package eu.arete.lake.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The only place where plaintext may lie: a directory of memory-backed files, closed to other users, removed on close.
 * What a killed process left is removed by the next one that opens a scratch.
 */
public final class Scratch implements AutoCloseable {

    /** Where Linux keeps files in memory. */
    public static final Path MEMORY = Path.of("/dev/shm");

    private static final String PREFIX = "arete-";

    private final Path directory;
    private final AtomicLong count = new AtomicLong();

    private Scratch(Path directory) {
        this.directory = directory;
    }

    /**
     * Opens a scratch of our own under {@code base} and removes those of processes that are no more.
     *
     * @throws UncheckedIOException when {@code base} is missing or closed to us
     */
    public static Scratch open(Path base) {
        try {
            sweep(base);
            Path directory = Files.createTempDirectory(
                    base,
                    PREFIX + ProcessHandle.current().pid() + "-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return new Scratch(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot open a scratch under " + base + ": it must be a writable memory-backed directory", e);
        }
    }

    public static Scratch open() {
        return open(MEMORY);
    }

    public Path directory() {
        return directory;
    }

    /** A path for a new file, which does not exist yet. */
    public Path file(String suffix) {
        return directory.resolve(count.incrementAndGet() + suffix);
    }

    /** A new directory within this scratch, closed with it or before. */
    public Scratch within() {
        try {
            return new Scratch(Files.createDirectory(directory.resolve("in-" + count.incrementAndGet())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove the scratch " + directory, e);
        }
    }

    private static void sweep(Path base) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(base, PREFIX + "*-*")) {
            for (Path directory : left) {
                if (isAbandoned(directory)) {
                    delete(directory);
                }
            }
        }
    }

    private static boolean isAbandoned(Path directory) {
        String name = directory.getFileName().toString().substring(PREFIX.length());
        String pid = name.substring(0, name.indexOf('-'));
        return pid.matches("[0-9]{1,9}")
                && ProcessHandle.of(Long.parseLong(pid)).isEmpty()
                && Files.isWritable(directory);
    }

    private static void delete(Path root) throws IOException {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            // Another process swept it first.
            return;
        }
    }
}
