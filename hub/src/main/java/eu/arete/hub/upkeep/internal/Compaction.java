package eu.arete.hub.upkeep.internal;

import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.jobs.JobRun;
import eu.arete.hub.jobs.Unit;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.ConflictingChange;
import eu.arete.lake.tables.LiveFile;
import eu.arete.lake.tables.Operation;
import eu.arete.lake.tables.TableChange;
import eu.arete.lake.tables.TableSnapshot;
import eu.arete.lake.upkeep.Rewriting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Writes files anew, group by group, each exchanged in a transaction of its own: what stands in the table tells what is left to do, so
 * that a run that is taken up goes on by itself.
 */
@Component
class Compaction {
    private static final int TRIES = 5;

    private final Catalogue catalogue;
    private final LakeState lake;
    private final LakeStore store;
    private final Rewriting rewriting;
    private final UpkeepSettings settings;
    private final PublicLog log;
    private final Step step;

    Compaction(
            Catalogue catalogue,
            LakeState lake,
            LakeStore store,
            Scratch scratch,
            UpkeepSettings settings,
            PublicLog log,
            Step step) {
        this.catalogue = catalogue;
        this.lake = lake;
        this.store = store;
        this.rewriting = new Rewriting(store, scratch, settings.limits());
        this.settings = settings;
        this.log = log;
        this.step = step;
    }

    /** @param share of withdrawn rows from which a file is written anew; 0: every file that holds one */
    void compact(JobRun run, double share) throws IOException, InterruptedException {
        for (Dataset dataset : catalogue.datasets()) {
            for (Map.Entry<TableName, TableSchema> table : lake.tables(dataset).entrySet()) {
                run.mayGoOn();
                compact(table.getKey(), table.getValue(), share, run);
            }
            Mark mark = Mark.of(run);
            if (mark.touched().contains(dataset.name())) {
                step.take(
                        run,
                        mark.told(dataset.name()).json(),
                        () -> log.append(Entry.of(EntryType.FILES_REWRITTEN)
                                .dataset(dataset.name())
                                .outcome(share > 0 ? "compaction" : "erasure")));
            }
        }
    }

    private void compact(TableName table, TableSchema schema, double share, JobRun run)
            throws IOException, InterruptedException {
        long done = 0;
        for (int failures = 0; ; ) {
            Optional<TableSnapshot> now = catalogue.snapshot(table);
            List<List<LiveFile>> groups =
                    now.map(snapshot -> groups(snapshot, share)).orElse(List.of());
            if (now.isEmpty() || groups.isEmpty()) {
                return;
            }
            run.progress(done, done + groups.size(), Unit.FILES);
            run.mayGoOn();
            if (exchange(now.get(), groups.get(0), schema, run)) {
                done++;
            } else if (++failures == TRIES) {
                throw new ConflictingChange("Cannot write files of " + table + " anew: the table changes too often");
            }
        }
    }

    /** @return false when the table was changed meanwhile */
    private boolean exchange(TableSnapshot read, List<LiveFile> group, TableSchema schema, JobRun run)
            throws IOException, InterruptedException {
        Optional<LakeFile> fresh = rewriting.rewrite(read.table(), schema, group);
        List<TableChange.Added> added = fresh.stream()
                .map(file -> new TableChange.Added(file, group.get(0).delivery()))
                .toList();
        try {
            step.take(
                    run,
                    Mark.of(run).touched(read.table().dataset()).json(),
                    () -> catalogue.exchange(
                            read.table(),
                            TableChange.rewrite(
                                    Operation.COMPACT,
                                    read,
                                    group.stream().map(LiveFile::file).toList(),
                                    added)));
            return true;
        } catch (ConflictingChange changed) {
            if (fresh.isPresent()) {
                store.delete(fresh.get());
            }
            return false;
        }
    }

    /** Files to be written into one, of one delivery each, the whole no larger than a file should be. */
    private List<List<LiveFile>> groups(TableSnapshot snapshot, double share) {
        Map<Long, List<LiveFile>> byDelivery = new LinkedHashMap<>();
        snapshot.files().stream()
                .filter(file -> holdsEnough(file, share) || isSmall(file))
                .forEach(file -> byDelivery
                        .computeIfAbsent(file.delivery(), delivery -> new ArrayList<>())
                        .add(file));
        List<List<LiveFile>> groups = new ArrayList<>();
        byDelivery.values().forEach(files -> groups.addAll(packed(files)));
        groups.removeIf(group -> group.size() == 1 && !holdsEnough(group.get(0), share));
        return groups;
    }

    private List<List<LiveFile>> packed(List<LiveFile> files) {
        List<List<LiveFile>> groups = new ArrayList<>();
        long bytes = 0;
        for (LiveFile file : files) {
            if (groups.isEmpty() || bytes + file.file().bytes() > settings.targetBytes()) {
                groups.add(new ArrayList<>());
                bytes = 0;
            }
            groups.get(groups.size() - 1).add(file);
            bytes += file.file().bytes();
        }
        return groups;
    }

    private static boolean holdsEnough(LiveFile file, double share) {
        return !file.deleted().isEmpty()
                && file.deleted().count() >= share * file.file().rows();
    }

    private boolean isSmall(LiveFile file) {
        return file.file().bytes() < settings.smallBytes();
    }
}
