package eu.arete.lake.tables;

import static eu.arete.lake.tables.Shelf.CARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.lake.store.LakeFile;
import eu.arete.lake.tables.TableChange.Added;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a table, and given up, it is what a map in memory would be; so is each of its pasts that is remembered. */
final class LakeTablesPropertyTest {

    private static final int FILE_ROWS = 50;

    /** A table as it should be: delivery and rows withdrawn of each file. */
    private record Model(
            Map<String, LakeFile> files, Map<String, Long> deliveries, Map<String, RowPositions> withdrawn) {
        Model copy() {
            return new Model(new TreeMap<>(files), new HashMap<>(deliveries), new HashMap<>(withdrawn));
        }

        Set<LiveFile> live() {
            Set<LiveFile> live = new HashSet<>();
            files.forEach((path, file) -> live.add(
                    new LiveFile(file, deliveries.get(path), withdrawn.getOrDefault(path, RowPositions.none()))));
            return live;
        }

        void put(Added added) {
            files.put(added.file().path(), added.file());
            deliveries.put(added.file().path(), added.delivery());
        }

        void drop(LakeFile file) {
            files.remove(file.path());
            deliveries.remove(file.path());
            withdrawn.remove(file.path());
        }
    }

    @TempDir
    private Path folder;

    private final Random random = new Random(20_261_122);
    private final Map<Long, Model> past = new LinkedHashMap<>();
    private Model model = new Model(new TreeMap<>(), new HashMap<>(), new HashMap<>());
    private long deliveries;

    @Test
    void a_table_is_what_was_done_to_it_and_not_undone() throws Exception {
        try (Shelf shelf = new Shelf(folder)) {
            LakeTables lasting = shelf.tables();
            lasting.describe(CARE, Shelf.schema("A:string", "B:integer"));
            for (int step = 0; step < 30; step++) {
                boolean commits = random.nextInt(4) > 0;
                Model before = model.copy();
                Map<Long, Model> pastBefore = new LinkedHashMap<>(past);
                List<Expiry> forgotten = new ArrayList<>();
                shelf.together(commits, (tables, others) -> {
                    others.execute("insert into work.log values ('done')");
                    for (int i = random.nextInt(3); i >= 0; i--) {
                        change(shelf, tables, forgotten);
                    }
                });
                if (commits) {
                    for (Expiry expiry : forgotten) {
                        shelf.tables().discard(expiry);
                    }
                } else {
                    model = before;
                    past.clear();
                    past.putAll(pastBefore);
                }
                check(step, step % 10 == 0 ? shelf.tables() : lasting);
            }
            shelf.store.sweep(shelf.tables().paths());
            assertThat(shelf.onDisk()).isEqualTo(shelf.tables().paths());
            check(-1, shelf.tables());
        }
    }

    private void change(Shelf shelf, LakeTables tables, List<Expiry> forgotten) throws IOException, SQLException {
        switch (random.nextInt(6)) {
            case 0, 1 -> append(shelf, tables);
            case 2 -> replace(shelf, tables);
            case 3 -> withdraw(tables);
            case 4 -> compact(shelf, tables);
            default -> forget(tables, forgotten);
        }
    }

    private void append(Shelf shelf, LakeTables tables) throws IOException {
        List<Added> added = files(shelf, ++deliveries, 1 + random.nextInt(3));
        done(tables.commit(CARE, TableChange.append(added)));
        added.forEach(model::put);
        remember(tables);
    }

    private void replace(Shelf shelf, LakeTables tables) throws IOException {
        List<LakeFile> removed = ofOneDelivery();
        List<Added> added = files(shelf, ++deliveries, random.nextInt(3));
        if (removed.isEmpty()) {
            return;
        }
        done(tables.commit(CARE, TableChange.replace(removed, added)));
        removed.forEach(model::drop);
        added.forEach(model::put);
        remember(tables);
    }

    private void withdraw(LakeTables tables) {
        Map<LakeFile, RowPositions> rows = new HashMap<>();
        for (LakeFile file : model.files().values()) {
            if (random.nextBoolean()) {
                rows.put(
                        file,
                        RowPositions.of(LongStream.generate(() -> random.nextInt(FILE_ROWS))
                                .limit(3)));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        done(tables.commit(CARE, TableChange.purge(rows)));
        rows.forEach((file, some) -> model.withdrawn().merge(file.path(), some, RowPositions::and));
        remember(tables);
    }

    private void compact(Shelf shelf, LakeTables tables) throws IOException {
        List<LakeFile> removed = ofOneDelivery();
        if (removed.isEmpty()) {
            return;
        }
        TableSnapshot read = tables.current(CARE).orElseThrow();
        long delivery = model.deliveries().get(removed.get(0).path());
        List<Added> added = files(shelf, delivery, random.nextInt(2));
        if (random.nextInt(4) == 0) {
            // Somebody is withdrawn from one of the files while they are rewritten.
            LakeFile file = removed.get(0);
            tables.commit(CARE, TableChange.purge(Map.of(file, RowPositions.of(1))));
            model.withdrawn().merge(file.path(), RowPositions.of(1), RowPositions::and);
            remember(tables);
            assertThatThrownBy(() -> tables.commit(CARE, TableChange.rewrite(Operation.COMPACT, read, removed, added)))
                    .isInstanceOf(ConflictingChange.class);
            return;
        }
        done(tables.commit(CARE, TableChange.rewrite(Operation.COMPACT, read, removed, added)));
        removed.forEach(model::drop);
        added.forEach(model::put);
        remember(tables);
    }

    private void forget(LakeTables tables, List<Expiry> forgotten) {
        Set<Long> kept = new HashSet<>();
        past.keySet().stream().filter(id -> random.nextInt(3) == 0).forEach(kept::add);
        tables.current(CARE).ifPresent(now -> kept.add(now.id()));
        forgotten.add(tables.expire(CARE, Instant.now().plusSeconds(60), kept));
        past.keySet().retainAll(kept);
    }

    private List<LakeFile> ofOneDelivery() {
        List<Long> all = List.copyOf(new HashSet<>(model.deliveries().values()));
        if (all.isEmpty()) {
            return List.of();
        }
        long one = all.get(random.nextInt(all.size()));
        return model.files().values().stream()
                .filter(file -> model.deliveries().get(file.path()) == one)
                .toList();
    }

    private static List<Added> files(Shelf shelf, long delivery, int count) throws IOException {
        List<Added> added = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            added.add(new Added(shelf.file(FILE_ROWS), delivery));
        }
        return added;
    }

    private void done(TableSnapshot snapshot) {
        assertThat(past).doesNotContainKey(snapshot.id());
    }

    private void remember(LakeTables tables) {
        past.put(tables.current(CARE).orElseThrow().id(), model.copy());
    }

    private void check(int step, LakeTables tables) throws SnapshotExpired {
        assertThat(tables.current(CARE).map(TableSnapshot::files).orElse(List.of()))
                .as("after step %d", step)
                .containsExactlyInAnyOrderElementsOf(model.live());
        assertThat(tables.history(CARE))
                .extracting(SnapshotNote::id)
                .containsExactlyInAnyOrderElementsOf(past.keySet());
        for (Map.Entry<Long, Model> once : past.entrySet()) {
            assertThat(tables.at(CARE, once.getKey()).files())
                    .containsExactlyInAnyOrderElementsOf(once.getValue().live());
        }
    }
}
