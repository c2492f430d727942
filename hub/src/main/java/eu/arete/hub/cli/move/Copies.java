package eu.arete.hub.cli.move;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Files written for their owner alone, hashed on the way, on the disk when a method returns. */
final class Copies {
    private static final FileAttribute<?> OURS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OUR_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private Copies() {}

    record Copied(long bytes, String sha256) {}

    static Copied copy(Path from, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(from)) {
            Copied copied = write(in, to);
            // Pages say when the log was last published by the age of its file.
            Files.setLastModifiedTime(to, Files.getLastModifiedTime(from));
            return copied;
        }
    }

    static Copied write(InputStream in, Path to) throws IOException {
        directory(Objects.requireNonNull(to.getParent(), "a file stands in a directory"));
        Files.createFile(to, OURS);
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
            HashingStream out = new HashingStream(Channels.newOutputStream(channel));
            pour(in, out);
            channel.force(true);
            return new Copied(out.bytes(), out.sha256());
        }
    }

    static Copied read(Path file) throws IOException {
        HashingStream hash = new HashingStream(OutputStream.nullOutputStream());
        try (InputStream in = Files.newInputStream(file)) {
            pour(in, hash);
        }
        return new Copied(hash.bytes(), hash.sha256());
    }

    static void directory(Path directory) throws IOException {
        Files.createDirectories(directory, OUR_DIRECTORY);
    }

    /** The names in a directory, and its own, are on the disk too. */
    static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static void deleteAll(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path done, java.io.@org.jspecify.annotations.Nullable IOException failure) throws IOException {
                Files.delete(done);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void pour(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 17];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
        }
    }
}
