package eu.arete.lake.extract;

import eu.arete.lake.schema.Field;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.UnlockedFile;
import eu.arete.lake.store.UnlockedFile.Span;
import eu.arete.lake.tables.LiveFile;
import eu.arete.lake.tables.RowPositions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * Brings what is read of the lake's files into the scratch: their end first, which says where the columns lie, then the columns wanted,
 * while the engine is already at work on other tables. The rest of a file is a hole, of no memory, which no view shows.
 */
final class Staging {

    private static final String LIKE_PARQUET = "PAR1";
    private static final int TAIL = 8;
    private static final long LOT = 8L << 20;

    private final LakeStore store;
    private final ExtractEngine engine;
    private final ExtractPlan plan;
    private final Scratch scratch;
    private final Executor threads;

    Staging(LakeStore store, ExtractEngine engine, ExtractPlan plan, Scratch scratch, Executor threads) {
        this.store = store;
        this.engine = engine;
        this.plan = plan;
        this.scratch = scratch;
        this.threads = threads;
    }

    /**
     * Lays a table out in the scratch, and starts to fill it.
     *
     * @param withinPeriod whether every reading of it is of the period: what lies outside is not even opened
     * @return to be waited for by {@link #await}, before it is read
     */
    Staged stage(SourceTable source, List<Field> columns, boolean withinPeriod) throws IOException {
        Map<String, Laid> files = new LinkedHashMap<>();
        for (LiveFile live : source.files()) {
            Laid laid = lay(store.unlock(live.file()), live.deleted());
            files.put(laid.path().toString(), laid);
        }
        String period = source.schema()
                .period()
                .filter(day -> withinPeriod
                        && source.schema()
                                .field(day)
                                .filter(field -> field.sqlType().equals("DATE"))
                                .isPresent())
                .orElse("");
        if (!period.isEmpty() || columns.size() < source.schema().fields().size()) {
            leaveOut(files, columns.stream().map(Field::name).collect(Collectors.toSet()), period);
        }
        String rows =
                new Rows(engine, columns, period.isEmpty() ? "" : Sql.within("", period, plan)).of(laidRows(files));
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (Laid laid : files.values()) {
            for (List<Span> lot : Layout.lots(laid.layout().wanted(), LOT)) {
                all.add(CompletableFuture.runAsync(() -> fill(laid, lot), threads));
            }
        }
        return new Staged(source, rows, CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])));
    }

    /**
     * A table on its way into the scratch.
     *
     * @param rows a query
     * @param filled when the query can be run
     */
    record Staged(SourceTable source, String rows, CompletableFuture<Void> filled) {}

    static void await(Staged staged) throws IOException {
        try {
            staged.filled().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException unreadable) {
                throw Objects.requireNonNull(unreadable.getCause());
            }
            throw e;
        }
    }

    private record Laid(UnlockedFile source, Path path, Layout layout, RowPositions deleted) {}

    private static Map<String, RowPositions> laidRows(Map<String, Laid> files) {
        Map<String, RowPositions> rows = new LinkedHashMap<>();
        files.forEach((path, laid) -> rows.put(path, laid.deleted()));
        return rows;
    }

    /** A file of the size of the plaintext, of which only the end is there. */
    private Laid lay(UnlockedFile source, RowPositions deleted) throws IOException {
        Path path = scratch.file(".parquet");
        try (SeekableByteChannel in = source.open();
                FileChannel out = FileChannel.open(
                        path,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            long size = in.size();
            ByteBuffer tail = read(in, Math.max(0, size - TAIL), size);
            long footer = size < TAIL ? -1 : Integer.toUnsignedLong(tail.getInt(0));
            if (footer < 0 || footer > size - TAIL || !mark(tail).equals(LIKE_PARQUET)) {
                throw new IOException("Cannot extract from a file of the lake that is not Parquet");
            }
            out.write(read(in, size - TAIL - footer, size), size - TAIL - footer);
            return new Laid(source, path, new Layout(size), deleted);
        }
    }

    private static String mark(ByteBuffer tail) {
        byte[] mark = new byte[LIKE_PARQUET.length()];
        tail.get(TAIL - mark.length, mark);
        return new String(mark, java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static ByteBuffer read(SeekableByteChannel in, long from, long to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) (to - from)).order(ByteOrder.LITTLE_ENDIAN);
        in.position(from);
        while (bytes.hasRemaining() && in.read(bytes) >= 0) {
            continue;
        }
        return bytes.flip();
    }

    private void leaveOut(Map<String, Laid> files, Set<String> columns, String period) {
        if (files.isEmpty()) {
            return;
        }
        LocalDate from = plan.from();
        LocalDate to = plan.to();
        String others =
                columns.stream().map(Sql::text).collect(Collectors.joining(", ", "path_in_schema NOT IN (", ")"));
        String outside = period.isEmpty()
                ? ""
                : " OR path_in_schema <> " + Sql.text(period)
                        + " AND (file_name, row_group_id) IN (SELECT (file_name, row_group_id) FROM chunks WHERE path_in_schema = "
                        + Sql.text(period) + " AND (TRY_CAST(stats_max_value AS DATE) < DATE '" + from
                        + "' OR TRY_CAST(stats_min_value AS DATE) > DATE '" + to + "'))";
        engine.each(
                "WITH chunks AS (FROM parquet_metadata(" + Sql.list(files.keySet()) + ")) SELECT file_name,"
                        + " CASE WHEN dictionary_page_offset > 0 THEN least(dictionary_page_offset, data_page_offset) ELSE data_page_offset END,"
                        + " total_compressed_size FROM chunks WHERE " + others + outside,
                row -> {
                    long start = row.getLong(2);
                    Laid file = files.get(row.getString(1));
                    if (file != null) {
                        file.layout().leaveOut(new Span(start, start + row.getLong(3)));
                    }
                });
    }

    private static void fill(Laid laid, List<Span> lot) {
        try (FileChannel target = FileChannel.open(laid.path(), StandardOpenOption.WRITE)) {
            laid.source().copy(lot, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
