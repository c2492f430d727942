package eu.arete.lake.tables.iceberg;

import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.SealedPages;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.ConflictingChange;
import eu.arete.lake.tables.Expiry;
import eu.arete.lake.tables.LakeTables;
import eu.arete.lake.tables.SnapshotExpired;
import eu.arete.lake.tables.SnapshotNote;
import eu.arete.lake.tables.TableChange;
import eu.arete.lake.tables.TableSnapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.jspecify.annotations.Nullable;

/** The lake's tables as Apache Iceberg tables of format 3, in a JDBC catalogue. */
public final class IcebergTables implements LakeTables {

    /** The library bears no clock that goes back by more. */
    private static final long CLOCK_SLACK_MS = 60_000;

    private final SealedPages pages;
    private final Records records;
    private final SealedFileIO io;
    private final Reading reading;
    private final Recent<String, Table> tables = new Recent<>(512);
    private final Recent<String, TableSnapshot> snapshots = new Recent<>(512);
    private @Nullable JdbcCatalog catalog;

    /**
     * @param source gives the connection of the caller's transaction, if there is one
     * @param schema of the database, in which the library's two tables are
     */
    public IcebergTables(SealedPages pages, DataSource source, String schema) {
        this.pages = pages;
        records = new Records(source, schema);
        io = new SealedFileIO(pages);
        reading = new Reading(io);
    }

    /** Made when first something changes: a hub that only reads starts without it. */
    private synchronized JdbcCatalog catalog() {
        JdbcCatalog made = catalog;
        if (made == null) {
            made = new JdbcCatalog(properties -> io, properties -> records, false);
            made.initialize(
                    Records.CATALOG,
                    Map.of(
                            CatalogProperties.URI,
                            "jdbc:",
                            CatalogProperties.WAREHOUSE_LOCATION,
                            SealedFileIO.ROOT,
                            CatalogProperties.METRICS_REPORTER_IMPL,
                            Silence.class.getName()));
            catalog = made;
        }
        return made;
    }

    @Override
    public void describe(TableName name, TableSchema schema) {
        if (records.lock(name).isPresent()) {
            Shape.evolve(name, changeable(name), schema);
        } else {
            Shape.create(catalog(), identifier(name), schema);
        }
    }

    @Override
    public Optional<TableSnapshot> current(TableName name) {
        return records.location(name).flatMap(location -> {
            Table table = table(name, location);
            return Optional.ofNullable(table.currentSnapshot()).map(snapshot -> read(name, table, snapshot));
        });
    }

    @Override
    public TableSnapshot at(TableName name, long snapshotId) throws SnapshotExpired {
        Optional<String> location = records.location(name);
        if (location.isPresent()) {
            Table table = table(name, location.get());
            Snapshot snapshot = table.snapshot(snapshotId);
            if (snapshot != null) {
                return read(name, table, snapshot);
            }
        }
        throw new SnapshotExpired(name, snapshotId);
    }

    @Override
    public List<SnapshotNote> history(TableName name) {
        return records.location(name)
                .map(location -> reading.history(table(name, location)))
                .orElse(List.of());
    }

    @Override
    public TableSnapshot commit(TableName name, TableChange change) {
        if (records.lock(name).isEmpty()) {
            throw new IllegalStateException("The lake has no table " + name + ": it was never described");
        }
        Table table = changeable(name);
        checkClock(name, table);
        Snapshot before = table.currentSnapshot();
        Map<String, FileScanTask> live = before == null ? Map.of() : reading.files(table, before.snapshotId());
        try {
            new Writing(name, table, reading, live).update(change).commit();
        } catch (ValidationException | CommitFailedException e) {
            throw new ConflictingChange(name + " has changed since", e);
        }
        return read(name, table, table.currentSnapshot());
    }

    @Override
    public Expiry expire(TableName name, Instant before, Set<Long> kept) {
        if (records.lock(name).isEmpty()) {
            return new Expiry(name, List.of(), Set.of());
        }
        Table table = changeable(name);
        Snapshot current = table.currentSnapshot();
        List<Long> forgotten = new ArrayList<>();
        for (Snapshot snapshot : table.snapshots()) {
            if (snapshot != current
                    && snapshot.timestampMillis() < before.toEpochMilli()
                    && !kept.contains(snapshot.snapshotId())) {
                forgotten.add(snapshot.snapshotId());
            }
        }
        TableMetadata now = metadata(table);
        Set<String> unused = reading.paths(table, now.metadataFileLocation());
        if (!forgotten.isEmpty()) {
            checkClock(name, table);
            ExpireSnapshots expire = table.expireSnapshots()
                    .cleanupLevel(ExpireSnapshots.CleanupLevel.NONE)
                    .expireOlderThan(0);
            forgotten.forEach(expire::expireSnapshotId);
            expire.commit();
        }
        TableMetadata then = metadata(table);
        then.previousFiles().forEach(older -> unused.add(SealedFileIO.path(older.file())));
        unused.removeAll(reading.paths(table, then.metadataFileLocation()));
        return new Expiry(name, forgotten, unused);
    }

    @Override
    public void discard(Expiry expiry) throws IOException {
        for (String path : expiry.paths()) {
            pages.delete(path);
        }
    }

    @Override
    public Map<TableName, String> places() {
        return records.locations();
    }

    @Override
    public Set<String> paths(TableName name) {
        return records.location(name)
                .map(location -> reading.paths(unguarded(name, location), location))
                .orElse(Set.of());
    }

    private TableSnapshot read(TableName name, Table table, Snapshot snapshot) {
        return snapshots.get(name + "@" + snapshot.snapshotId(), () -> reading.snapshot(name, table, snapshot));
    }

    /** A description, which does not change at its place. */
    private Table table(TableName name, String location) {
        return tables.get(location, () -> guarded(name, unguarded(name, location)));
    }

    private Table unguarded(TableName name, String location) {
        return new BaseTable(new StaticTableOperations(location, io), name.toString(), new Silence());
    }

    private Table changeable(TableName name) {
        return guarded(name, catalog().loadTable(identifier(name)));
    }

    private static Table guarded(TableName name, Table table) {
        if (table.properties().containsKey(Shape.FALSE_COMFORT)) {
            throw new IllegalStateException("The table " + name + " has the property " + Shape.FALSE_COMFORT
                    + ", which looks like encryption and is none in this catalogue: remove it");
        }
        return table;
    }

    private static void checkClock(TableName name, Table table) {
        long behind = metadata(table).lastUpdatedMillis() - System.currentTimeMillis();
        if (behind > CLOCK_SLACK_MS) {
            throw new IllegalStateException("The clock of this machine is " + behind / 1000
                    + " s behind the last change of " + name + ": set it right, then try again");
        }
    }

    private static TableMetadata metadata(Table table) {
        return ((HasTableOperations) table).operations().current();
    }

    private static TableIdentifier identifier(TableName name) {
        return TableIdentifier.of(Namespace.of(name.dataset()), name.table());
    }
}
