package eu.arete.lake.extract;

import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LiveFile;
import eu.arete.lake.tables.TableSnapshot;
import java.util.List;
import java.util.OptionalLong;

/**
 * A table of the lake at a snapshot: what it obeys and the files that are its rows (none yet is allowed).
 *
 * @param snapshot the snapshot's id; empty when nothing was ever put into the table
 */
public record SourceTable(TableName name, TableSchema schema, OptionalLong snapshot, List<LiveFile> files) {

    public SourceTable {
        files = List.copyOf(files);
    }

    public static SourceTable of(TableSnapshot snapshot, TableSchema schema) {
        return new SourceTable(snapshot.table(), schema, OptionalLong.of(snapshot.id()), snapshot.files());
    }

    /** A table into which nothing was ever put. */
    public static SourceTable empty(TableName name, TableSchema schema) {
        return new SourceTable(name, schema, OptionalLong.empty(), List.of());
    }

    public long rows() {
        return files.stream().mapToLong(LiveFile::rows).sum();
    }
}
