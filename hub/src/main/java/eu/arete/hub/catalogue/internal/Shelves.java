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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue's rules. */
@Service
class Shelves implements Catalogue {
    private final ShelfStore store;
    private final Accounts accounts;
    private final PublicLog log;
    private final Clock clock;

    Shelves(ShelfStore store, Accounts accounts, PublicLog log, Clock clock) {
        this.store = store;
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
    public List<LakeFile> currentFiles(TableName table) {
        return store.currentFiles(table);
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
            checkCompatible(before.get(), descriptor);
            checkNature(before.get(), descriptor);
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

    /** Files already in the lake keep the columns they were written with. */
    private static void checkCompatible(Dataset before, DatasetDescriptor after) {
        if (!before.descriptor().partner().equals(after.partner())) {
            throw Refused.because("catalogue.other-partner", before.descriptor().partner());
        }
        for (Dataset.TableState state : before.tables()) {
            boolean same = after.table(state.schema().name())
                    .map(table -> columns(table).equals(columns(state.schema())))
                    .orElse(false);
            if (state.rows() > 0 && !same) {
                throw Refused.conflict(
                        "catalogue.columns-changed", state.schema().name());
            }
        }
    }

    /** Data of people do not become invented by a new description, nor invented data real. */
    private void checkNature(Dataset before, DatasetDescriptor after) {
        if (before.descriptor().synthetic() != after.synthetic() && store.hasDeliveries(before.name())) {
            throw Refused.conflict("catalogue.nature-changed", before.name()).at(Place.field("arete.nature"));
        }
    }

    private static List<String> columns(TableSchema table) {
        return table.fields().stream()
                .map(field -> field.name() + " " + field.sqlType() + " " + field.isIdentifier())
                .sorted()
                .toList();
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
        for (AcceptedFile file : files) {
            store.register(dataset, deposit, file, version, clock.instant());
        }
        return version;
    }
}
