package eu.arete.lake.extract;

import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LiveFile;
import eu.arete.lake.tables.TableSnapshot;
import eu.arete.privacy.Recoding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A table of the lake at a snapshot: what it obeys and the files that are its rows (none yet is allowed).
 *
 * @param snapshot the snapshot's id; empty when nothing was ever put into the table
 * @param recoding to the codes in which the plan is made, when its rows lie under others
 */
public record SourceTable(
        TableName name, TableSchema schema, OptionalLong snapshot, List<LiveFile> files, Optional<Recoding> recoding) {

    public SourceTable {
        files = List.copyOf(files);
    }

    public SourceTable(TableName name, TableSchema schema, OptionalLong snapshot, List<LiveFile> files) {
        this(name, schema, snapshot, files, Optional.empty());
    }

    public static SourceTable of(TableSnapshot snapshot, TableSchema schema) {
        return new SourceTable(snapshot.table(), schema, OptionalLong.of(snapshot.id()), snapshot.files());
    }

    /** A table into which nothing was ever put. */
    public static SourceTable empty(TableName name, TableSchema schema) {
        return new SourceTable(name, schema, OptionalLong.empty(), List.of());
    }

    /** The same table, read in other codes. */
    public SourceTable recoded(Recoding towards) {
        return new SourceTable(
                name, schema, snapshot, files, Optional.of(towards).filter(recoding -> !recoding.isIdentity()));
    }

    public long rows() {
        return files.stream().mapToLong(LiveFile::rows).sum();
    }
}
