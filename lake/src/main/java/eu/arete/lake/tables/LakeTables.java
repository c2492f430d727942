package eu.arete.lake.tables;

import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.TableName;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tables of the lake as snapshots of immutable sealed files. Changes join the caller's transaction: none is seen by others, nor
 * survives a kill, before it commits. Safe to share between threads.
 */
public interface LakeTables {

    /**
     * Makes a table, or brings its columns to those of a new description: columns may appear (null in the rows before) and vanish.
     * The same again changes nothing.
     *
     * @throws IncompatibleColumns when a column would be of another type, or begin or cease to hold codes of persons
     */
    void describe(TableName table, TableSchema schema);

    /** The table as it stands; empty when nothing was ever put into it. */
    Optional<TableSnapshot> current(TableName table);

    /** The table as it stood. */
    TableSnapshot at(TableName table, long snapshotId) throws SnapshotExpired;

    /** What is remembered of a table, newest first. */
    List<SnapshotNote> history(TableName table);

    /**
     * Makes the next snapshot, of all of the change or nothing of it.
     *
     * @throws ConflictingChange when the table is no longer what the change was made for
     */
    TableSnapshot commit(TableName table, TableChange change);

    /**
     * Forgets the snapshots made before an instant, save the current one and those to be kept.
     *
     * @return what is needed no more, to be {@link #discard}ed after the caller's transaction
     */
    Expiry expire(TableName table, Instant before, Set<Long> kept);

    /** Deletes the files that an expiry left without use. May be called again. */
    void discard(Expiry expiry) throws IOException;

    /** Where the description of each table lies: a place never changes its content, and a table that changes gets another. */
    Map<TableName, String> places();

    /** The paths, under the lake's root, of every file that a table needs, at any snapshot that is remembered. */
    Set<String> paths(TableName table);

    /** The paths of every file that any table needs. */
    default Set<String> paths() {
        Set<String> paths = new HashSet<>();
        places().keySet().forEach(table -> paths.addAll(paths(table)));
        return paths;
    }
}
