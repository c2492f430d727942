package eu.arete.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes files whole or not at all: a temporary file, its bytes on the disk, then the rename. */
class Disk {
    /** Files whose bytes wait together for their flush. */
    private static final int TOGETHER = 64;

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
        List<Map.Entry<String, byte[]>> all = List.copyOf(files.entrySet());
        for (int from = 0; from < all.size(); from += TOGETHER) {
            writeTogether(all.subList(from, Math.min(all.size(), from + TOGETHER)));
        }
    }

    /** All bytes first, then all flushes: a journalling file system makes one commit of them. */
    private void writeTogether(List<Map.Entry<String, byte[]>> files) throws IOException {
        Set<Path> touched = new TreeSet<>();
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files) {
            make(parent(root.resolve(file.getKey())), touched);
            Path fresh = temporary.resolve("write" + written.size());
            fill(fresh, file.getValue());
            written.add(fresh);
        }
        for (Path file : written) {
            flush(file);
        }
        for (int i = 0; i < files.size(); i++) {
            Path target = root.resolve(files.get(i).getKey());
            rename(written.get(i), target);
            touched.add(parent(target));
        }
        for (Path directory : touched) {
            sync(directory);
        }
    }

    /** Makes a directory and those above it; the one above each new one has changed too. */
    private static void make(Path directory, Set<Path> touched) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path above = parent(directory);
        make(above, touched);
        Files.createDirectory(directory);
        touched.add(above);
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent(), "a file stands in a directory");
    }

    /** Writes one file, anywhere on the same file system or not. */
    void replace(Path target, byte[] bytes) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path directory = parent(absolute);
        Files.createDirectories(directory);
        Path beside = absolute.resolveSibling("." + absolute.getFileName() + ".tmp");
        fill(beside, bytes);
        flush(beside);
        rename(beside, absolute);
        sync(directory);
    }

    void fill(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(false);
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
