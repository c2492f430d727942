package eu.arete.lake.objects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** A directory of a local disk: an object is a file. */
public final class LocalObjects implements ObjectStore {

    static final String PARTIAL = ".partial";

    private final Path root;

    /** @param root made when the first object is */
    public LocalObjects(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public ObjectWriter create(String name) throws IOException {
        Path target = resolve(name);
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(name);
        }
        return new LocalWriter(target);
    }

    @Override
    public StoredObject open(String name) throws IOException {
        Path path = resolve(name);
        return new LocalFile(path, Files.size(path));
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(resolve(name));
    }

    @Override
    public List<Entry> list(String prefix) throws IOException {
        List<Entry> entries = new ArrayList<>();
        each((file, attributes) -> {
            String name = root.relativize(file).toString();
            if (name.startsWith(prefix) && !name.endsWith(PARTIAL)) {
                entries.add(new Entry(name, attributes.size()));
            }
        });
        return entries;
    }

    @Override
    public int clearUnfinished() throws IOException {
        int[] cleared = {0};
        each((file, attributes) -> {
            if (file.toString().endsWith(PARTIAL)) {
                Files.delete(file);
                cleared[0]++;
            }
        });
        return cleared[0];
    }

    private interface Visit {
        void of(Path file, BasicFileAttributes attributes) throws IOException;
    }

    private void each(Visit visit) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                visit.of(file, attributes);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private Path resolve(String name) {
        Path resolved = root.resolve(name).normalize();
        if (!resolved.startsWith(root) || resolved.equals(root)) {
            throw new IllegalArgumentException("A path out of the store: " + name);
        }
        return resolved;
    }

    private record LocalFile(Path path, long size) implements StoredObject {

        @Override
        public ObjectReader reader() throws IOException {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            return new ObjectReader() {
                @Override
                public int read(ByteBuffer target, long at) throws IOException {
                    return channel.read(target, at);
                }

                @Override
                public void close() throws IOException {
                    channel.close();
                }
            };
        }
    }
}
