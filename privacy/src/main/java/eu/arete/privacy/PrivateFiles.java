package eu.arete.privacy;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** Small files that only their owner reads, written whole or not at all, and on disk when a method returns. */
final class PrivateFiles {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final String DOOMED = ".destroyed";

    private PrivateFiles() {}

    static void createDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Path parent = directory.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            try {
                Files.createDirectory(directory, OWNER_DIRECTORY);
            } catch (FileAlreadyExistsException another) {
                // Another process of the same owner was faster.
            }
        }
    }

    /** Whether somebody else than the owner may read or write. */
    static boolean isOpen(Path path) throws IOException {
        return Files.getPosixFilePermissions(path).stream()
                .anyMatch(p -> !p.name().startsWith("OWNER_"));
    }

    /**
     * Writes a file that is not there yet; when two try, one wins.
     *
     * @throws FileAlreadyExistsException when the file is there
     */
    static void create(Path file, byte[] content, SecureRandom random) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + Long.toHexString(random.nextLong()));
        try {
            try (FileChannel channel = FileChannel.open(temporary, Set.of(CREATE_NEW, WRITE), OWNER_FILE)) {
                write(channel, content);
            }
            // A hard link fails when the name is taken, where a move would replace.
            Files.createLink(file, temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncDirectory(file);
    }

    /**
     * Takes the name away first, so that a crash leaves no key of that name rather than a wrong one; then overwrites, then
     * deletes. On copy-on-write storage the old bytes may stay: production keys belong in a token.
     */
    static boolean shred(Path file, SecureRandom random) throws IOException {
        Path doomed = file.resolveSibling("." + file.getFileName() + DOOMED);
        try {
            Files.move(file, doomed, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException absent) {
            return false;
        }
        syncDirectory(file);
        overwriteAndDelete(doomed, random);
        return true;
    }

    /** Ends what a crash interrupted. */
    static void shredDoomed(Path directory, SecureRandom random) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, ".*" + DOOMED)) {
            for (Path file : files) {
                overwriteAndDelete(file, random);
            }
        }
    }

    private static void overwriteAndDelete(Path file, SecureRandom random) throws IOException {
        try (FileChannel channel = FileChannel.open(file, WRITE)) {
            byte[] noise = new byte[Math.toIntExact(channel.size())];
            random.nextBytes(noise);
            write(channel, noise);
        }
        Files.deleteIfExists(file);
        syncDirectory(file);
    }

    private static void write(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        channel.force(true);
    }

    private static void syncDirectory(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
