package eu.arete.lake.tables.iceberg;

import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.ConflictingChange;
import eu.arete.lake.tables.RowPositions;
import eu.arete.lake.tables.TableChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.deletes.BaseDVFileWriter;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.io.DeleteWriteResult;
import org.apache.iceberg.io.OutputFileFactory;
import org.jspecify.annotations.Nullable;

/** One change of one table, said in the library's words. */
final class Writing {

    private final TableName name;
    private final Table table;
    private final Reading reading;
    private final Map<String, FileScanTask> live;

    /** @param live the files of the table as it stands */
    Writing(TableName name, Table table, Reading reading, Map<String, FileScanTask> live) {
        this.name = name;
        this.table = table;
        this.reading = reading;
        this.live = live;
    }

    SnapshotUpdate<?> update(TableChange change) {
        for (TableChange.Added added : change.added()) {
            if (live.containsKey(SealedFileIO.location(added.file().path()))) {
                throw new ConflictingChange("A file to be added is already of " + name);
            }
        }
        SnapshotUpdate<?> update = switch (change.operation()) {
            case APPEND -> append(change);
            case REPLACE -> replace(change);
            case PURGE -> purge(change);
            case COMPACT, ROTATE -> rewrite(change);
        };
        update.set(Reading.OPERATION, change.operation().name());
        return update;
    }

    private AppendFiles append(TableChange change) {
        AppendFiles append = table.newAppend();
        change.added().forEach(added -> append.appendFile(entry(added)));
        return append;
    }

    private OverwriteFiles replace(TableChange change) {
        OverwriteFiles overwrite = table.newOverwrite();
        change.removed().forEach(file -> overwrite.deleteFile(standing(file).file()));
        change.added().forEach(added -> overwrite.addFile(entry(added)));
        return overwrite;
    }

    private RewriteFiles rewrite(TableChange change) {
        long readAt = change.readAt().orElseThrow();
        if (table.snapshot(readAt) == null) {
            throw new ConflictingChange("What " + name + " was rewritten from is forgotten");
        }
        RewriteFiles rewrite = table.newRewrite().validateFromSnapshot(readAt);
        change.removed().forEach(file -> rewrite.deleteFile(standing(file).file()));
        change.added().forEach(added -> rewrite.addFile(entry(added)));
        return rewrite;
    }

    private RowDelta purge(TableChange change) {
        Snapshot now = table.currentSnapshot();
        RowDelta delta = table.newRowDelta();
        if (now != null) {
            // What was deleted before is known, and written again with the rest.
            delta.validateFromSnapshot(now.snapshotId());
        }
        change.removed().forEach(file -> delta.removeRows(standing(file).file()));
        change.added().forEach(added -> delta.addRows(entry(added)));
        DeleteWriteResult written = write(change.deleted());
        written.deleteFiles().forEach(delta::addDeletes);
        written.rewrittenDeleteFiles().forEach(delta::removeDeletes);
        return delta;
    }

    /** Deletion vectors: for each file, one that holds the rows deleted before, too. */
    private DeleteWriteResult write(Map<LakeFile, RowPositions> deleted) {
        OutputFileFactory files = OutputFileFactory.builderFor(table, 1, 1)
                .format(FileFormat.PUFFIN)
                .build();
        Map<String, byte[]> pages = new HashMap<>();
        BaseDVFileWriter writer = new BaseDVFileWriter(files, place -> before(place, pages));
        deleted.forEach((file, rows) -> {
            DataFile entry = standing(file).file();
            if (!rows.isEmpty() && rows.last() >= entry.recordCount()) {
                throw new IllegalArgumentException("A file of " + name + " has not so many rows");
            }
            rows.forEach(row -> writer.delete(entry.location(), row, table.spec(), entry.partition()));
        });
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write which rows are deleted", e);
        }
        return writer.result();
    }

    private @Nullable PositionDeleteIndex before(String place, Map<String, byte[]> pages) {
        FileScanTask task = live.get(place);
        List<DeleteFile> vectors = task == null ? List.of() : task.deletes();
        return vectors.isEmpty() ? null : reading.vector(vectors.get(0), pages);
    }

    private FileScanTask standing(LakeFile file) {
        FileScanTask task = live.get(SealedFileIO.location(file.path()));
        if (task == null) {
            throw new ConflictingChange("A file to be changed is not of " + name + " any more");
        }
        return task;
    }

    private DataFile entry(TableChange.Added added) {
        return Entry.of(added.file(), added.delivery(), table);
    }
}
