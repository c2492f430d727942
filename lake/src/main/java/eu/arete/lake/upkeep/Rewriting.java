package eu.arete.lake.upkeep;

import eu.arete.lake.engine.embedded.PrivateEngine;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LiveFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the rows that are to be seen of some files of one delivery into one new file, under a key of its own. */
public final class Rewriting {

    private final LakeStore store;
    private final Scratch scratch;
    private final Limits limits;

    public Rewriting(LakeStore store, Scratch scratch, Limits limits) {
        this.store = store;
        this.scratch = scratch;
        this.limits = limits;
    }

    /**
     * @param files of one delivery, in their order
     * @return the new file, on disk but of no table yet; empty when no row is to be seen
     */
    public Optional<LakeFile> rewrite(TableName table, TableSchema schema, List<LiveFile> files)
            throws IOException, InterruptedException {
        if (files.stream().map(LiveFile::delivery).distinct().count() != 1) {
            throw new IllegalArgumentException(
                    "Cannot put files of several deliveries into one: a month that is delivered"
                            + " again must replace exactly its rows");
        }
        long expected = files.stream().mapToLong(LiveFile::rows).sum();
        if (expected == 0) {
            return Optional.empty();
        }
        try (Scratch within = scratch.within();
                PrivateEngine engine =
                        new PrivateEngine(within.directory(), limits.threads(), limits.memoryBytes(), true)) {
            ColumnDesk desk = new ColumnDesk(store, engine, within, limits.bandwidth());
            Map<Path, Set<String>> columns = new LinkedHashMap<>();
            List<String> parts = new ArrayList<>();
            for (LiveFile file : files) {
                Path path = desk.whole(file.file());
                columns.put(path, engine.columns(path));
            }
            List<String> order = order(schema, columns.values());
            int part = 0;
            for (Path path : columns.keySet()) {
                LiveFile file = files.get(part);
                String deleted = "deleted" + part++;
                engine.positions(deleted, file.deleted());
                parts.add(select(path, columns.getOrDefault(path, Set.of()), order, schema)
                        + (file.deleted().isEmpty()
                                ? ""
                                : " WHERE NOT EXISTS (SELECT 1 FROM " + deleted
                                        + " d WHERE d.place = t.file_row_number)"));
            }
            Path target = within.file(".new.parquet");
            long rows = engine.run("COPY (" + String.join(" UNION ALL ", parts) + ") TO " + PrivateEngine.text(target)
                    + " (FORMAT parquet, COMPRESSION zstd)");
            if (rows != expected) {
                throw new IOException("Of " + expected + " rows " + rows + " were written: nothing is changed");
            }
            limits.bandwidth().take(Files.size(target));
            return Optional.of(store.write(table, target, rows));
        }
    }

    /** The columns that any of the files has, in the schema's order; those the schema no longer names last. */
    private static List<String> order(TableSchema schema, Iterable<Set<String>> files) {
        Set<String> all = new LinkedHashSet<>();
        files.forEach(all::addAll);
        List<String> order = new ArrayList<>(schema.fieldNames());
        order.retainAll(all);
        all.removeAll(order);
        order.addAll(all);
        return order;
    }

    private static String select(Path path, Set<String> present, List<String> order, TableSchema schema) {
        List<String> columns = order.stream()
                .map(column -> present.contains(column)
                        ? "t." + PrivateEngine.name(column)
                        : "NULL"
                                + schema.field(column)
                                        .map(field -> "::" + field.sqlType())
                                        .orElse("") + " AS " + PrivateEngine.name(column))
                .toList();
        return "SELECT " + String.join(", ", columns) + " FROM " + PrivateEngine.rowsOf(path) + " t";
    }
}
