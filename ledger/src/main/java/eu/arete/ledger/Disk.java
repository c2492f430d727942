package eu.arete.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes files whole or not at all: a temporary file, its bytes on the disk, then the rename. */
class Disk {
    private final Path root;
    private final Path temporary;

    Disk(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.temporary = this.root.resolve(".state/tmp");
    }

    /** Makes the directories and drops what an interrupted write left. */
    void prepare() throws IOException {
        Files.createDirectories(temporary);
        try (Stream<Path> left = Files.list(temporary)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
    }

    /** Writes files below the root; when this returns, they survive a power cut. */
    void write(Map<String, byte[]> files) throws IOException {
        Set<Path> touched = new TreeSet<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = root.resolve(file.getKey());
            for (Path parent = target.getParent(); parent != null && parent.startsWith(root); ) {
                touched.add(parent);
                parent = parent.getParent();
            }
            Files.createDirectories(target.getParent());
            place(target, file.getValue());
        }
        for (Path directory : touched) {
            sync(directory);
        }
    }

    /** Writes one file, anywhere on the same file system or not. */
    void replace(Path target, byte[] bytes) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path directory = Objects.requireNonNull(absolute.getParent(), "a file stands in a directory");
        Files.createDirectories(directory);
        Path beside = absolute.resolveSibling("." + absolute.getFileName() + ".tmp");
        fill(beside, bytes);
        rename(beside, absolute);
        sync(directory);
    }

    private void place(Path target, byte[] bytes) throws IOException {
        Path file = temporary.resolve("write");
        fill(file, bytes);
        rename(file, target);
    }

    void fill(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
