package eu.arete.hub.upkeep.internal;

import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.jobs.JobRun;
import eu.arete.hub.jobs.Unit;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.upkeep.Removal;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.ConflictingChange;
import eu.arete.lake.tables.RowPositions;
import eu.arete.lake.tables.TableChange;
import eu.arete.lake.upkeep.RowRule;
import eu.arete.lake.upkeep.RowSearch;
import eu.arete.privacy.disclosure.ProtectedCount;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Withdraws rows of one dataset, of all its tables in one moment: from then on nobody reads them. */
@Component
class Withdrawal {
    private static final int TRIES = 5;

    private final Catalogue catalogue;
    private final LakeState lake;
    private final RowSearch search;
    private final UpkeepStore store;
    private final PublicLog log;
    private final Step step;
    private final Clock clock;

    Withdrawal(
            Catalogue catalogue,
            LakeState lake,
            LakeStore files,
            Scratch scratch,
            UpkeepSettings settings,
            UpkeepStore store,
            PublicLog log,
            Step step,
            Clock clock) {
        this.catalogue = catalogue;
        this.lake = lake;
        this.search = new RowSearch(files, scratch, settings.limits());
        this.store = store;
        this.log = log;
        this.step = step;
        this.clock = clock;
    }

    Map<TableName, Map<LakeFile, RowPositions>> find(Dataset dataset, RowRule rule, JobRun run)
            throws IOException, InterruptedException {
        return search.find(lake.sources(dataset), rule, (done, all) -> {
            run.progress(done, all, Unit.FILES);
            run.mayGoOn();
        });
    }

    static Map<String, Long> counts(Map<TableName, Map<LakeFile, RowPositions>> found) {
        Map<String, Long> counts = new LinkedHashMap<>();
        found.forEach((table, files) -> counts.put(
                table.table(),
                files.values().stream().mapToLong(RowPositions::count).sum()));
        return counts;
    }

    /** What to withdraw, and whether it is still to be when it is about to be. */
    interface Order {
        RowRule rule() throws IOException, InterruptedException;

        /** Asked within the transaction. */
        BooleanSupplier stillHolds();
    }

    /** @param tellAlways whether the log tells of it when no row went too, so that an entry tells nothing of when somebody opposed */
    void withdraw(
            Dataset dataset, Order order, Removal.Reason reason, boolean tellAlways, String checkpoint, JobRun run)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Map<TableName, Map<LakeFile, RowPositions>> found = find(dataset, order.rule(), run);
            long rows =
                    counts(found).values().stream().mapToLong(Long::longValue).sum();
            try {
                step.take(run, checkpoint, () -> {
                    if (!order.stillHolds().getAsBoolean()) {
                        throw new ConflictingChange("What was to be withdrawn of " + dataset.name() + " has changed");
                    }
                    found.forEach((table, files) -> catalogue.exchange(table, TableChange.purge(files)));
                    if (rows > 0) {
                        store.removed(clock.instant(), dataset.name(), reason, rows);
                    }
                    if (rows > 0 || tellAlways) {
                        log.append(Entry.of(EntryType.ROWS_WITHDRAWN)
                                .dataset(dataset.name())
                                .outcome(reason.code())
                                .count(Field.ROWS_WITHDRAWN, ProtectedCount.of(rows)));
                    }
                });
                return;
            } catch (ConflictingChange changed) {
                // A delivery came in between: what it took away is gone already, the rest is searched for again.
                if (attempt == TRIES) {
                    throw changed;
                }
            }
        }
    }
}
