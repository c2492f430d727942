package eu.arete.hub.pseudonymisation.internal;

import eu.arete.hub.Sha256;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.jobs.Cancelled;
import eu.arete.hub.jobs.JobRun;
import eu.arete.hub.pseudonymisation.OppositionsRotated;
import eu.arete.hub.pseudonymisation.Rotation;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.tables.ConflictingChange;
import eu.arete.lake.tables.LiveFile;
import eu.arete.lake.tables.Operation;
import eu.arete.lake.tables.TableChange;
import eu.arete.privacy.Recoding;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one moment of a rotation. A single transaction gives every table its new files, every dataset and the oppositions their new
 * regime, the oppositions their new codes, and the public log its entry. No reader and no delivery is between two regimes: whoever
 * registers rows or reads oppositions holds the regimes, and waits.
 */
@Component
class Exchange {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Catalogue catalogue;
    private final Extent extent;
    private final Rewritten rewritten;
    private final RotationStore rotations;
    private final RegimeTable regimes;
    private final RegimeKeys keys;
    private final PublicLog log;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Exchange(
            Catalogue catalogue,
            Extent extent,
            Rewritten rewritten,
            RotationStore rotations,
            RegimeTable regimes,
            RegimeKeys keys,
            PublicLog log,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.catalogue = catalogue;
        this.extent = extent;
        this.rewritten = rewritten;
        this.rotations = rotations;
        this.regimes = regimes;
        this.keys = keys;
        this.log = log;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Does nothing when a file of the lake was not written anew yet, or when somebody else changed a table in the same moment. */
    void commit(Rotation rotation, JobRun run) throws Cancelled {
        try {
            transaction.executeWithoutResult(status -> {
                regimes.lockAlone();
                Rotation now = rotations.findForUpdate(rotation.number()).orElseThrow();
                List<Extent.Table> tables = extent.tables(now);
                Map<Rewritten.Source, LakeFile> files = rewritten.of(now.id());
                boolean complete = tables.stream()
                        .flatMap(table -> table.files().stream())
                        .allMatch(live -> files.containsKey(Rewritten.Source.of(live)));
                if (now.state() == Rotation.State.RUNNING && complete) {
                    exchange(now, tables, files);
                }
            });
        } catch (ConflictingChange changed) {
            run.mayGoOn();
        }
    }

    private void exchange(Rotation rotation, List<Extent.Table> tables, Map<Rewritten.Source, LakeFile> files) {
        int regime = rotation.regime().orElseThrow();
        Instant now = clock.instant();
        List<Map<String, Object>> told = new ArrayList<>();
        for (Extent.Table table : tables) {
            List<TableChange.Added> added = new ArrayList<>();
            List<LakeFile> removed = new ArrayList<>();
            for (LiveFile live : table.files()) {
                Rewritten.Source source = Rewritten.Source.of(live);
                LakeFile file = java.util.Objects.requireNonNull(files.get(source));
                removed.add(live.file());
                // A file all of whose rows were deleted has nothing to give.
                if (file.rows() > 0) {
                    added.add(new TableChange.Added(file, live.delivery()));
                    rewritten.forget(rotation.id(), source);
                }
            }
            if (!removed.isEmpty()) {
                catalogue.exchange(
                        table.snapshot().table(),
                        TableChange.rewrite(Operation.ROTATE, table.snapshot(), removed, added));
                told.add(told(table, removed, added));
            }
        }
        extent.datasets(rotation).forEach(dataset -> regimes.enter(Optional.of(dataset), regime, now));
        if (rotation.dataset().isEmpty()) {
            Recoding recoding = new Recoding(keys.regime(regimes.ofOppositions()), keys.regime(regime));
            regimes.enter(Optional.empty(), regime, now);
            events.publishEvent(new OppositionsRotated(recoding));
        }
        String statement = JSON.writeValueAsString(told);
        String sha256 = Sha256.of(statement);
        rotations.state(rotation.id(), statement, sha256);
        rotations.end(rotation.id(), Rotation.State.DONE, now);
        Entry entry = Entry.of(EntryType.PSEUDONYMS_ROTATED)
                .with(Field.REGIME, Integer.toString(regime))
                .sha256(sha256);
        log.append(rotation.dataset().map(entry::dataset).orElse(entry));
    }

    private static Map<String, Object> told(Extent.Table table, List<LakeFile> removed, List<TableChange.Added> added) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("table", table.snapshot().table().toString());
        told.put("rows", table.snapshot().rows());
        told.put("before", removed.stream().map(LakeFile::sha256).sorted().toList());
        told.put(
                "after", added.stream().map(one -> one.file().sha256()).sorted().toList());
        return told;
    }
}
