package eu.arete.lake.tables;

import eu.arete.lake.store.TableName;
import java.time.Instant;
import java.util.List;

/**
 * A table as it stood.
 *
 * @param files by delivery, then path
 */
public record TableSnapshot(TableName table, long id, Instant committedAt, List<LiveFile> files) {

    public TableSnapshot {
        files = List.copyOf(files);
    }

    public long rows() {
        return files.stream().mapToLong(LiveFile::rows).sum();
    }
}
