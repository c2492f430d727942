package eu.arete.lake.tables.iceberg;

import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LiveFile;
import eu.arete.lake.tables.Operation;
import eu.arete.lake.tables.RowPositions;
import eu.arete.lake.tables.SnapshotNote;
import eu.arete.lake.tables.TableSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.io.CloseableIterable;

/** Reads what the library keeps of a table. */
final class Reading {

    /** Of a snapshot's summary: why it was made. */
    static final String OPERATION = "arete.operation";

    private final SealedFileIO io;

    Reading(SealedFileIO io) {
        this.io = io;
    }

    /** The files of a snapshot, by their place. */
    Map<String, FileScanTask> files(Table table, long snapshot) {
        Map<String, FileScanTask> files = new LinkedHashMap<>();
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().useSnapshot(snapshot).planWith(new Here()).planFiles()) {
            tasks.forEach(task -> files.put(task.file().location(), task));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what describes a table", e);
        }
        return files;
    }

    TableSnapshot snapshot(TableName name, Table table, Snapshot snapshot) {
        Map<String, byte[]> pages = new HashMap<>();
        List<LiveFile> files = new ArrayList<>();
        for (FileScanTask task : files(table, snapshot.snapshotId()).values()) {
            LakeFile file = Entry.file(name, task.file());
            files.add(new LiveFile(file, Entry.delivery(task.file()), deleted(task.deletes(), pages)));
        }
        files.sort(Comparator.comparingLong(LiveFile::delivery)
                .thenComparing(live -> live.file().path()));
        return new TableSnapshot(name, snapshot.snapshotId(), Instant.ofEpochMilli(snapshot.timestampMillis()), files);
    }

    /** The positions that a deletion vector holds; empty when there is none. */
    PositionDeleteIndex vector(DeleteFile vector, Map<String, byte[]> pages) {
        byte[] page = pages.computeIfAbsent(vector.location(), io::bytes);
        byte[] bytes = new byte[Math.toIntExact(vector.contentSizeInBytes())];
        System.arraycopy(page, Math.toIntExact(vector.contentOffset()), bytes, 0, bytes.length);
        return PositionDeleteIndex.deserialize(bytes, vector);
    }

    private RowPositions deleted(List<DeleteFile> vectors, Map<String, byte[]> pages) {
        RowPositions deleted = RowPositions.none();
        for (DeleteFile vector : vectors) {
            LongStream.Builder positions = LongStream.builder();
            vector(vector, pages).forEach(positions::add);
            deleted = deleted.and(RowPositions.of(positions.build()));
        }
        return deleted;
    }

    List<SnapshotNote> history(Table table) {
        List<SnapshotNote> notes = new ArrayList<>();
        for (Snapshot snapshot : table.snapshots()) {
            Map<String, String> summary = snapshot.summary();
            long deleted = Long.parseLong(summary.getOrDefault(SnapshotSummary.TOTAL_POS_DELETES_PROP, "0"));
            notes.add(new SnapshotNote(
                    snapshot.snapshotId(),
                    Instant.ofEpochMilli(snapshot.timestampMillis()),
                    Operation.valueOf(Objects.requireNonNull(summary.get(OPERATION))),
                    Long.parseLong(summary.getOrDefault(SnapshotSummary.TOTAL_RECORDS_PROP, "0")) - deleted,
                    Long.parseLong(summary.getOrDefault(SnapshotSummary.TOTAL_DATA_FILES_PROP, "0"))));
        }
        Collections.reverse(notes);
        return notes;
    }

    /** The path of every file that some snapshot of a table needs, and of those that describe it. */
    Set<String> paths(Table table, String description) {
        Set<String> paths = new HashSet<>();
        paths.add(SealedFileIO.path(description));
        Set<String> seen = new HashSet<>();
        for (Snapshot snapshot : table.snapshots()) {
            paths.add(SealedFileIO.path(snapshot.manifestListLocation()));
            for (ManifestFile manifest : snapshot.allManifests(io)) {
                if (seen.add(manifest.path())) {
                    paths.add(SealedFileIO.path(manifest.path()));
                    addEntries(table, manifest, paths);
                }
            }
        }
        return paths;
    }

    private void addEntries(Table table, ManifestFile manifest, Set<String> paths) {
        try {
            if (manifest.content() == ManifestContent.DATA) {
                try (CloseableIterable<DataFile> files = ManifestFiles.read(manifest, io, table.specs())) {
                    files.forEach(file -> paths.add(SealedFileIO.path(file.location())));
                }
            } else {
                try (CloseableIterable<DeleteFile> files =
                        ManifestFiles.readDeleteManifest(manifest, io, table.specs())) {
                    files.forEach(file -> paths.add(SealedFileIO.path(file.location())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what describes a table", e);
        }
    }
}
