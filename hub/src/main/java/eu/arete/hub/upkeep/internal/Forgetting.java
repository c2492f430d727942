package eu.arete.hub.upkeep.internal;

import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.catalogue.NamedSnapshots;
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
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Forgets snapshots, and with them the files that only they name and the keys of these: those older than the policy lets that no
 * current extract names, and, where rows were erased, every one that still holds them. Erasure wins over time travel: an extract whose
 * manifest names such a snapshot cannot be made again, and its manifest still proves what it was.
 */
@Component
class Forgetting {
    private final Catalogue catalogue;
    private final List<NamedSnapshots> named;
    private final LakeState lake;
    private final PublicLog log;
    private final Step step;
    private final UpkeepSettings settings;
    private final Clock clock;

    Forgetting(
            Catalogue catalogue,
            List<NamedSnapshots> named,
            LakeState lake,
            PublicLog log,
            Step step,
            UpkeepSettings settings,
            Clock clock) {
        this.catalogue = catalogue;
        this.named = named;
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
            Set<Long> inUse = named.stream().flatMap(by -> by.ids().stream()).collect(Collectors.toSet());
            Map<TableName, Old> tables = new LinkedHashMap<>();
            lake.tables(dataset)
                    .keySet()
                    .forEach(table -> old(table, erased, inUse).ifPresent(old -> tables.put(table, old)));
            if (!tables.isEmpty() && !mark.forgotten().contains(dataset.name())) {
                step.take(run, mark.forgotten(dataset.name()).json(), () -> {
                    tables.forEach((table, old) -> catalogue.expire(table, old.before(), old.kept()));
                    log.append(Entry.of(EntryType.SNAPSHOTS_FORGOTTEN)
                            .dataset(dataset.name())
                            .outcome(erased ? "erasure" : "age"));
                });
            }
        }
    }

    /** Snapshots to forget: those before a moment, but these. */
    private record Old(Instant before, Set<Long> kept) {}

    /** What is to be forgotten of a table, if anything is. */
    private Optional<Old> old(TableName table, boolean erased, Set<Long> inUse) {
        List<SnapshotNote> history = catalogue.history(table);
        Optional<TableSnapshot> now = catalogue.snapshot(table);
        if (now.isEmpty() || history.size() < 2) {
            return Optional.empty();
        }
        boolean all = erased && LakeState.withdrawn(now.get()) == 0 && LakeState.remembersErased(history);
        Old old = all
                ? new Old(now.get().committedAt().plusMillis(1), Set.of())
                : new Old(clock.instant().minus(settings.remembered()), inUse);
        return history.stream()
                        .skip(1)
                        .anyMatch(note -> note.committedAt().isBefore(old.before())
                                && !old.kept().contains(note.id()))
                ? Optional.of(old)
                : Optional.empty();
    }
}
