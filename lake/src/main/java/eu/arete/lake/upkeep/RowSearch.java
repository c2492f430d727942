package eu.arete.lake.upkeep;

import eu.arete.lake.engine.embedded.PrivateEngine;
import eu.arete.lake.extract.Link;
import eu.arete.lake.extract.Routes;
import eu.arete.lake.extract.SourceTable;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LiveFile;
import eu.arete.lake.tables.RowPositions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Finds the rows that must go, table by table from those that designate persons to those that follow them, and file by file: of each
 * only the columns of codes, of links and of dates are opened.
 */
public final class RowSearch {

    /** Told after each file; may end the search. */
    @FunctionalInterface
    public interface Watch {
        void file(int done, int all) throws InterruptedException;
    }

    private final LakeStore store;
    private final Scratch scratch;
    private final Limits limits;

    public RowSearch(LakeStore store, Scratch scratch, Limits limits) {
        this.store = store;
        this.scratch = scratch;
        this.limits = limits;
    }

    /**
     * @param sources every table of one dataset, as it stands
     * @return by table, those farthest from the persons first, as they must be deleted: rows whose parents are gone are found no more
     */
    public Map<TableName, Map<LakeFile, RowPositions>> find(List<SourceTable> sources, RowRule rule, Watch watch)
            throws IOException, InterruptedException {
        try (Scratch within = scratch.within();
                PrivateEngine engine =
                        new PrivateEngine(within.directory(), limits.threads(), limits.memoryBytes(), true)) {
            rule.prepare(engine);
            return new Search(sources, rule, watch, engine, new ColumnDesk(store, engine, within, limits.bandwidth()))
                    .all();
        }
    }

    private static final class Search {
        private final Map<TableName, SourceTable> sources = new LinkedHashMap<>();
        private final Routes routes;
        private final RowRule rule;
        private final Watch watch;
        private final PrivateEngine engine;
        private final ColumnDesk desk;
        private final Map<TableName, Map<LakeFile, RowPositions>> found = new HashMap<>();
        /** Keys of rows that go, each kind in a table of the engine. */
        private final Set<Keys> followed = new LinkedHashSet<>();

        private int done;
        private int all;

        /** Columns by which rows of other tables follow rows of this one. */
        private record Keys(TableName table, List<String> columns) {
            String gone() {
                return PrivateEngine.name("gone:" + table + ":" + String.join(":", columns));
            }

            static Keys of(Link link) {
                return new Keys(link.towards(), link.theirs());
            }
        }

        Search(List<SourceTable> tables, RowRule rule, Watch watch, PrivateEngine engine, ColumnDesk desk) {
            tables.forEach(table -> sources.put(table.name(), table));
            this.routes = new Routes(tables);
            this.rule = rule;
            this.watch = watch;
            this.engine = engine;
            this.desk = desk;
        }

        Map<TableName, Map<LakeFile, RowPositions>> all() throws IOException, InterruptedException {
            List<SourceTable> nearFirst = sources.values().stream()
                    .filter(table -> routes.leads(table.name())
                            || !rule.columns(table.schema()).isEmpty())
                    .sorted(Comparator.comparingInt(table -> distance(table.name())))
                    .toList();
            all = nearFirst.stream().mapToInt(table -> table.files().size()).sum();
            for (SourceTable table : nearFirst) {
                search(table);
            }
            Map<TableName, Map<LakeFile, RowPositions>> farFirst = new LinkedHashMap<>();
            List<SourceTable> reversed = new ArrayList<>(nearFirst);
            Collections.reverse(reversed);
            reversed.forEach(table -> {
                Map<LakeFile, RowPositions> rows = found.getOrDefault(table.name(), Map.of());
                if (!rows.isEmpty()) {
                    farFirst.put(table.name(), rows);
                }
            });
            return farFirst;
        }

        private int distance(TableName table) {
            int steps = 0;
            for (Optional<Link> step = routes.step(table);
                    step.isPresent();
                    step = routes.step(step.get().towards())) {
                steps++;
            }
            return steps;
        }

        private Optional<Link> followedStep(SourceTable table) {
            boolean speaks = !rule.columns(table.schema()).isEmpty();
            return routes.step(table.name())
                    .filter(step -> followed.contains(Keys.of(step)) && (!speaks || rule.alwaysFollowed()));
        }

        private void search(SourceTable table) throws IOException, InterruptedException {
            Optional<Link> step = followedStep(table);
            Set<Keys> keys = keys(table.name());
            Set<String> wanted = new LinkedHashSet<>(rule.columns(table.schema()));
            step.ifPresent(link -> wanted.addAll(link.columns()));
            if (wanted.isEmpty()) {
                done += table.files().size();
                return;
            }
            keys.forEach(key -> wanted.addAll(key.columns()));
            Map<LakeFile, RowPositions> rows = new LinkedHashMap<>();
            for (LiveFile file : table.files()) {
                try (ColumnDesk.Sheet sheet = desk.lay(file.file(), wanted)) {
                    RowPositions gone = gone(table, step, sheet, file);
                    if (!gone.isEmpty()) {
                        rows.put(file.file(), gone);
                        keep(keys, sheet, gone);
                    }
                }
                watch.file(++done, all);
            }
            found.put(table.name(), rows);
            for (Keys key : keys) {
                if (followed.contains(key)) {
                    spare(table, key, rows);
                }
            }
        }

        private RowPositions gone(SourceTable table, Optional<Link> step, ColumnDesk.Sheet sheet, LiveFile file) {
            List<String> rules = new ArrayList<>();
            rule.condition(table.schema(), sheet.present(), "t.").ifPresent(rules::add);
            step.filter(link -> sheet.present().containsAll(link.columns()))
                    .ifPresent(link -> rules.add(follows(link)));
            if (rules.isEmpty()) {
                return RowPositions.none();
            }
            LongStream.Builder positions = LongStream.builder();
            engine.each(
                    "SELECT file_row_number FROM " + PrivateEngine.rowsOf(sheet.path()) + " t WHERE "
                            + String.join(" OR ", rules),
                    row -> {
                        if (!file.deleted().contains(row.getLong(1))) {
                            positions.add(row.getLong(1));
                        }
                    });
            return RowPositions.of(positions.build());
        }

        private static String follows(Link link) {
            StringBuilder on = new StringBuilder();
            for (int i = 0; i < link.columns().size(); i++) {
                on.append(i == 0 ? "" : " AND ")
                        .append("o.")
                        .append(PrivateEngine.name(link.theirs().get(i)))
                        .append(" = t.")
                        .append(PrivateEngine.name(link.columns().get(i)));
            }
            return "EXISTS (SELECT 1 FROM " + Keys.of(link).gone() + " o WHERE " + on + ")";
        }

        private Set<Keys> keys(TableName table) {
            Set<Keys> keys = new LinkedHashSet<>();
            for (TableName other : sources.keySet()) {
                routes.step(other)
                        .filter(link -> link.towards().equals(table))
                        .ifPresent(link -> keys.add(Keys.of(link)));
            }
            return keys;
        }

        private void keep(Set<Keys> keys, ColumnDesk.Sheet sheet, RowPositions gone) {
            engine.positions("these", gone);
            for (Keys key : keys) {
                if (sheet.present().containsAll(key.columns())) {
                    boolean first = followed.add(key);
                    engine.run((first ? "CREATE TEMP TABLE " + key.gone() + " AS" : "INSERT INTO " + key.gone())
                            + " SELECT DISTINCT " + PrivateEngine.names("t.", key.columns()) + " FROM "
                            + PrivateEngine.rowsOf(sheet.path()) + " t JOIN these d ON d.place = t.file_row_number");
                }
            }
        }

        /** Who follows several rows, of which one stays, stays. */
        private void spare(SourceTable table, Keys keys, Map<LakeFile, RowPositions> rows)
                throws IOException, InterruptedException {
            String same = keys.columns().stream()
                    .map(key -> "t." + PrivateEngine.name(key) + " = g." + PrivateEngine.name(key))
                    .collect(Collectors.joining(" AND "));
            for (LiveFile file : table.files()) {
                try (ColumnDesk.Sheet sheet = desk.lay(file.file(), new LinkedHashSet<>(keys.columns()))) {
                    if (sheet.present().containsAll(keys.columns())) {
                        engine.positions(
                                "these", file.deleted().and(rows.getOrDefault(file.file(), RowPositions.none())));
                        engine.run("DELETE FROM " + keys.gone() + " g WHERE EXISTS (SELECT 1 FROM "
                                + PrivateEngine.rowsOf(sheet.path()) + " t WHERE " + same
                                + " AND NOT EXISTS (SELECT 1 FROM these d WHERE d.place = t.file_row_number))");
                    }
                }
            }
        }
    }
}
