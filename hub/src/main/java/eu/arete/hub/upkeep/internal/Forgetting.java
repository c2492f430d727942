package eu.arete.hub.upkeep.internal;

import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.jobs.JobRun;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.SnapshotNote;
import eu.arete.lake.tables.TableSnapshot;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Forgets snapshots, and with them the files that only they name and the keys of these: those older than the policy lets, and, where
 * rows were erased, every one that still holds them. Erasure wins over time travel: an extract whose manifest names such a snapshot
 * cannot be made again, and its manifest still proves what it was.
 */
@Component
class Forgetting {
    private final Catalogue catalogue;
    private final LakeState lake;
    private final PublicLog log;
    private final Step step;
    private final UpkeepSettings settings;
    private final Clock clock;

    Forgetting(Catalogue catalogue, LakeState lake, PublicLog log, Step step, UpkeepSettings settings, Clock clock) {
        this.catalogue = catalogue;
        this.lake = lake;
        this.log = log;
        this.step = step;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param erased whether to forget what holds withdrawn rows, however young */
    void forget(JobRun run, boolean erased) throws InterruptedException {
        for (Dataset dataset : catalogue.datasets()) {
            run.mayGoOn();
            Mark mark = Mark.of(run);
            Map<TableName, Instant> before = new LinkedHashMap<>();
            lake.tables(dataset)
                    .keySet()
                    .forEach(table -> before(table, erased).ifPresent(instant -> before.put(table, instant)));
            if (!before.isEmpty() && !mark.forgotten().contains(dataset.name())) {
                step.take(run, mark.forgotten(dataset.name()).json(), () -> {
                    before.forEach((table, instant) -> catalogue.expire(table, instant, Set.of()));
                    log.append(Entry.of(EntryType.SNAPSHOTS_FORGOTTEN)
                            .dataset(dataset.name())
                            .outcome(erased ? "erasure" : "age"));
                });
            }
        }
    }

    /** Before when the snapshots of a table are to be forgotten, if there are any. */
    private Optional<Instant> before(TableName table, boolean erased) {
        List<SnapshotNote> history = catalogue.history(table);
        Optional<TableSnapshot> now = catalogue.snapshot(table);
        if (now.isEmpty() || history.size() < 2) {
            return Optional.empty();
        }
        boolean all = erased && LakeState.withdrawn(now.get()) == 0 && LakeState.remembersErased(history);
        Instant limit =
                all ? now.get().committedAt().plusMillis(1) : clock.instant().minus(settings.remembered());
        return history.stream().skip(1).anyMatch(note -> note.committedAt().isBefore(limit))
                ? Optional.of(limit)
                : Optional.empty();
    }
}
