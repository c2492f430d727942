package eu.arete.lake.upkeep;

import eu.arete.lake.engine.embedded.PrivateEngine;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.UnlockedFile;
import eu.arete.lake.store.UnlockedFile.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Lays one sealed file in the scratch at a time: its end, which says where the columns lie, and the columns wanted. The rest is a hole
 * of no memory. What is read passes the bandwidth.
 */
final class ColumnDesk {

    private static final byte[] MARK = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL = 8;
    /** As much as is read between two looks at the bandwidth. */
    private static final long LOT = 4L << 20;

    private final LakeStore store;
    private final PrivateEngine engine;
    private final Scratch scratch;
    private final Bandwidth bandwidth;

    ColumnDesk(LakeStore store, PrivateEngine engine, Scratch scratch, Bandwidth bandwidth) {
        this.store = store;
        this.engine = engine;
        this.scratch = scratch;
        this.bandwidth = bandwidth;
    }

    /**
     * A file on the desk, until it is closed.
     *
     * @param present those of the wanted columns that the file has
     */
    record Sheet(Path path, Set<String> present) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(path);
        }
    }

    /** Lays all of it. */
    Path whole(LakeFile file) throws IOException, InterruptedException {
        bandwidth.take(file.bytes());
        Path path = scratch.file(".parquet");
        store.read(file, path);
        return path;
    }

    Sheet lay(LakeFile file, Set<String> wanted) throws IOException, InterruptedException {
        UnlockedFile source = store.unlock(file);
        Path path = scratch.file(".parquet");
        long size;
        try (SeekableByteChannel in = source.open();
                FileChannel out = FileChannel.open(
                        path,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            size = in.size();
            long end = footer(in, size);
            bandwidth.take(size - end);
            out.write(read(in, end, size), end);
        }
        Set<String> present = engine.columns(path);
        present.retainAll(wanted);
        try (FileChannel out = FileChannel.open(path, StandardOpenOption.WRITE)) {
            for (Span lot : lots(wantedSpans(path, present, size))) {
                bandwidth.take(lot.to() - lot.from());
                source.copy(List.of(lot), out);
            }
        }
        return new Sheet(path, present);
    }

    private static long footer(SeekableByteChannel in, long size) throws IOException {
        ByteBuffer tail = size < TAIL ? ByteBuffer.allocate(TAIL) : read(in, size - TAIL, size);
        long length = Integer.toUnsignedLong(tail.getInt(0));
        byte[] mark = new byte[MARK.length];
        tail.get(TAIL - mark.length, mark);
        if (length > size - TAIL || !java.util.Arrays.equals(mark, MARK)) {
            throw new IOException("Cannot keep up a file of the lake that is not Parquet");
        }
        return size - TAIL - length;
    }

    private static ByteBuffer read(SeekableByteChannel in, long from, long to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) (to - from)).order(ByteOrder.LITTLE_ENDIAN);
        in.position(from);
        while (bytes.hasRemaining()) {
            if (in.read(bytes) < 0) {
                throw new IOException("A file of the lake ends early");
            }
        }
        return bytes.flip();
    }

    /** All but the chunks of other columns: what no chunk claims is read, for the engine may prune by it. */
    private List<Span> wantedSpans(Path path, Set<String> present, long size) {
        List<Span> holes = new ArrayList<>();
        engine.each(
                "SELECT path_in_schema, CASE WHEN dictionary_page_offset > 0 THEN least(dictionary_page_offset,"
                        + " data_page_offset) ELSE data_page_offset END, total_compressed_size FROM parquet_metadata("
                        + PrivateEngine.text(path) + ")",
                row -> {
                    if (!present.contains(row.getString(1))) {
                        holes.add(new Span(row.getLong(2), row.getLong(2) + row.getLong(3)));
                    }
                });
        holes.sort(Comparator.comparingLong(Span::from));
        List<Span> wanted = new ArrayList<>();
        long at = 0;
        for (Span hole : holes) {
            if (hole.from() > at) {
                wanted.add(new Span(at, hole.from()));
            }
            at = Math.max(at, hole.to());
        }
        if (at < size) {
            wanted.add(new Span(at, size));
        }
        return wanted;
    }

    private static List<Span> lots(List<Span> spans) {
        List<Span> lots = new ArrayList<>();
        for (Span span : spans) {
            for (long from = span.from(); from < span.to(); from += LOT) {
                lots.add(new Span(from, Math.min(span.to(), from + LOT)));
            }
        }
        return lots;
    }
}
