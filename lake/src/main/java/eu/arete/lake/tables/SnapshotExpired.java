package eu.arete.lake.tables;

import eu.arete.lake.store.TableName;

/** A snapshot that never was, or was forgotten. */
public final class SnapshotExpired extends Exception {

    private static final long serialVersionUID = 1L;

    public SnapshotExpired(TableName table, long snapshotId) {
        super("The lake does not remember the snapshot " + snapshotId + " of " + table);
    }
}
