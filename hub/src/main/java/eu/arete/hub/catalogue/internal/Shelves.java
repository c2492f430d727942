package eu.arete.hub.catalogue.internal;

import eu.arete.hub.accounts.Accounts;
import eu.arete.hub.accounts.OrganisationId;
import eu.arete.hub.catalogue.AcceptedFile;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.catalogue.Delivery;
import eu.arete.hub.hosting.Nature;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.InvalidDescriptor;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.Expiry;
import eu.arete.lake.tables.IncompatibleColumns;
import eu.arete.lake.tables.LakeTables;
import eu.arete.lake.tables.LiveFile;
import eu.arete.lake.tables.SnapshotExpired;
import eu.arete.lake.tables.SnapshotNote;
import eu.arete.lake.tables.TableChange;
import eu.arete.lake.tables.TableSnapshot;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The catalogue's rules. */
@Service
class Shelves implements Catalogue {
    private static final Logger LOG = LoggerFactory.getLogger(Shelves.class);

    private final ShelfStore store;
    private final LakeTables tables;
    private final Accounts accounts;
    private final PublicLog log;
    private final Clock clock;

    Shelves(ShelfStore store, LakeTables tables, Accounts accounts, PublicLog log, Clock clock) {
        this.store = store;
        this.tables = tables;
        this.accounts = accounts;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public List<Dataset> datasets() {
        return store.datasets();
    }

    @Override
    public Optional<Dataset> find(String dataset) {
        return store.find(dataset);
    }

    @Override
    public Dataset dataset(String name) {
        return find(name).orElseThrow(() -> Refused.notFound("catalogue.no-such-dataset", name));
    }

    @Override
    public Optional<TableSnapshot> snapshot(TableName table) {
        return tables.current(table);
    }

    @Override
    public TableSnapshot snapshotAt(TableName table, long snapshotId) throws SnapshotExpired {
        return tables.at(table, snapshotId);
    }

    @Override
    public List<SnapshotNote> history(TableName table) {
        return tables.history(table);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public TableSnapshot exchange(TableName table, TableChange change) {
        store.hold(table.dataset());
        return tables.commit(table, change);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Expiry expire(TableName table, Instant before, Set<Long> kept) {
        store.hold(table.dataset());
        Expiry expiry = tables.expire(table, before, kept);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                discard(expiry);
            }
        });
        return expiry;
    }

    /** What cannot be deleted now, the next start deletes. */
    private void discard(Expiry expiry) {
        try {
            tables.discard(expiry);
        } catch (IOException e) {
            LOG.warn("Cannot delete what {} needs no more: the next start will", expiry.table(), e);
        }
    }

    @Override
    public List<Delivery> deliveries(String dataset) {
        return store.deliveries(dataset);
    }

    @Override
    @Transactional
    public Dataset describe(byte[] bytes) {
        DatasetDescriptor descriptor = parse(bytes);
        if (accounts.organisation(new OrganisationId(descriptor.partner())).isEmpty()) {
            throw Refused.because("catalogue.unknown-partner", descriptor.partner())
                    .at(Place.field("arete.partner"));
        }
        Optional<Dataset> before = store.findForUpdate(descriptor.name());
        if (before.isPresent()) {
            if (before.get().descriptor().fingerprint().equals(descriptor.fingerprint())) {
                return before.get();
            }
            checkPartner(before.get(), descriptor);
            checkNature(before.get(), descriptor);
            evolve(before.get(), descriptor);
        }
        long version = store.describe(descriptor, bytes, clock.instant());
        log.append(Entry.of(EntryType.DATASET_DESCRIBED)
                .organisation(new OrganisationId(descriptor.partner()))
                .dataset(descriptor.name())
                .datasetVersion(version)
                .sha256(descriptor.fingerprint()));
        return dataset(descriptor.name());
    }

    private static DatasetDescriptor parse(byte[] bytes) {
        try {
            return DatasetDescriptor.parse(bytes);
        } catch (InvalidDescriptor invalid) {
            throw Refused.because(
                            "catalogue.descriptor",
                            invalid.problems().size(),
                            invalid.problems().get(0).toString())
                    .at(invalid.problems().stream()
                            .map(problem -> Place.field(problem.toString()))
                            .toList());
        }
    }

    private static void checkPartner(Dataset before, DatasetDescriptor after) {
        if (!before.descriptor().partner().equals(after.partner())) {
            throw Refused.because("catalogue.other-partner", before.descriptor().partner());
        }
    }

    /** Columns may appear and vanish; under one name, the rows of a table hold one thing. Tables with rows do not vanish. */
    private void evolve(Dataset before, DatasetDescriptor after) {
        for (Dataset.TableState state : before.tables()) {
            TableName name = new TableName(before.name(), state.schema().name());
            if (tables.current(name).isEmpty()) {
                continue;
            }
            TableSchema schema =
                    after.table(name.table()).orElseThrow(() -> Refused.conflict("catalogue.table-gone", name.table()));
            try {
                tables.describe(name, schema);
            } catch (IncompatibleColumns incompatible) {
                throw Refused.conflict(
                        "catalogue.columns-changed", name.table(), String.join(", ", incompatible.columns()));
            }
        }
    }

    /** Data of people do not become invented by a new description, nor invented data real. */
    private void checkNature(Dataset before, DatasetDescriptor after) {
        if (before.descriptor().synthetic() != after.synthetic() && store.hasDeliveries(before.name())) {
            throw Refused.conflict("catalogue.nature-changed", before.name()).at(Place.field("arete.nature"));
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Nature heldNature(String dataset) {
        return store.findForUpdate(dataset).orElseThrow().nature();
    }

    @Override
    public Optional<String> deliveredAs(String dataset, String sourceSha256) {
        return store.deliveredAs(dataset, sourceSha256);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public long accept(String dataset, UUID deposit, List<AcceptedFile> files) {
        long version = store.nextVersion(dataset);
        DatasetDescriptor descriptor = dataset(dataset).descriptor();
        Map<TableName, Arrived> arrived = new TreeMap<>(Comparator.comparing(TableName::table));
        for (AcceptedFile file : files) {
            ShelfStore.Registered registered = store.register(dataset, deposit, file, version, clock.instant());
            arrived.computeIfAbsent(file.table(), name -> new Arrived()).add(registered, file);
        }
        arrived.forEach((name, changes) -> put(name, descriptor, changes));
        return version;
    }

    private void put(TableName name, DatasetDescriptor descriptor, Arrived arrived) {
        Optional<TableSnapshot> now = tables.current(name);
        List<LakeFile> removed = now.map(arrived::removed).orElse(List.of());
        if (removed.isEmpty() && arrived.added.isEmpty()) {
            return;
        }
        if (now.isEmpty()) {
            tables.describe(name, descriptor.table(name.table()).orElseThrow());
        }
        tables.commit(
                name,
                removed.isEmpty() ? TableChange.append(arrived.added) : TableChange.replace(removed, arrived.added));
    }

    /** What comes to one table, and the deliveries it takes the place of. */
    private static final class Arrived {
        private final List<TableChange.Added> added = new ArrayList<>();
        private final Set<Long> before = new HashSet<>();

        void add(ShelfStore.Registered registered, AcceptedFile file) {
            registered.before().ifPresent(before::add);
            file.files().forEach(part -> added.add(new TableChange.Added(part, registered.delivery())));
        }

        List<LakeFile> removed(TableSnapshot now) {
            return now.files().stream()
                    .filter(live -> before.contains(live.delivery()))
                    .map(LiveFile::file)
                    .toList();
        }
    }
}
