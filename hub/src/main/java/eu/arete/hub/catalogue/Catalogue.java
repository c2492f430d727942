package eu.arete.hub.catalogue;

import eu.arete.hub.hosting.Nature;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.Expiry;
import eu.arete.lake.tables.SnapshotExpired;
import eu.arete.lake.tables.SnapshotNote;
import eu.arete.lake.tables.TableChange;
import eu.arete.lake.tables.TableSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the lake holds, and what describes it. Numbers of rows are exact: who shows them protects them. */
public interface Catalogue {
    /** All datasets, by name. */
    List<Dataset> datasets();

    Optional<Dataset> find(String dataset);

    /** @throws eu.arete.hub.site.Refused 404 if there is none of that name */
    Dataset dataset(String name);

    /** A table as it stands; empty when it is unknown or nothing was accepted. */
    Optional<TableSnapshot> snapshot(TableName table);

    /** A table as it stood. */
    TableSnapshot snapshotAt(TableName table, long snapshotId) throws SnapshotExpired;

    /** The snapshots of a table that are remembered, newest first. */
    List<SnapshotNote> history(TableName table);

    /**
     * Changes what a table is made of, in the caller's transaction; nobody else changes its dataset before that ends.
     *
     * @throws eu.arete.lake.tables.ConflictingChange when the table is no longer what the change was made for
     * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is active
     */
    TableSnapshot exchange(TableName table, TableChange change);

    /**
     * Forgets the snapshots of a table made before an instant, save the current one and those to be kept; the files that nothing needs
     * any more are deleted once the caller's transaction has committed.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is active
     */
    Expiry expire(TableName table, Instant before, Set<Long> kept);

    /** Accepted files of a dataset that are current, by table then file name. */
    List<Delivery> deliveries(String dataset);

    /**
     * Describes a dataset anew, or for the first time. The same bytes again change nothing.
     *
     * @throws eu.arete.hub.site.Refused naming every problem of the descriptor, or when a column of rows of the lake would be of
     *     another type
     */
    Dataset describe(byte[] descriptor);

    /**
     * What a dataset is, which nobody changes before the caller's transaction ends.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is active
     */
    Nature heldNature(String dataset);

    /** The name under which the same bytes were accepted in this dataset, and are current. */
    Optional<String> deliveredAs(String dataset, String sourceSha256);

    /**
     * Registers accepted files in the caller's transaction: from its commit on they are the lake's. A file of a name that is
     * current takes the place of the one before.
     *
     * @return the dataset's new version
     * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is active
     */
    long accept(String dataset, UUID deposit, List<AcceptedFile> files);
}
