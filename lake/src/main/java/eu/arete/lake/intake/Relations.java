package eu.arete.lake.intake;

import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.ForeignKey;
import eu.arete.lake.schema.TableSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The foreign keys of one deposit: which rows point to no row, neither of the deposit nor of the lake. Keys are compared by fingerprints under
 * secrets of this deposit; memory is bounded by a {@link KeyRoom}. For one thread.
 */
public final class Relations implements AutoCloseable {

    private final Map<String, List<Reference>> references = new LinkedHashMap<>();
    private final Map<ParentName, ParentKeys> parents = new LinkedHashMap<>();
    private final KeyRoom room;
    private final long[] secrets;

    private record ParentName(String table, List<String> columns) {}

    Relations(DatasetDescriptor dataset, Collection<String> tables, LakeKeys lake, KeyRoom room, long[] secrets) {
        this.room = room;
        this.secrets = secrets;
        Map<String, Integer> ranks = ranks(dataset.tables());
        for (TableSchema table : dataset.tables()) {
            if (!tables.contains(table.name())) {
                continue;
            }
            List<Reference> own = new ArrayList<>();
            for (ForeignKey key : table.foreignKeys()) {
                ParentKeys parent = parents.computeIfAbsent(
                        new ParentName(key.table(), key.references()),
                        name -> new ParentKeys(
                                dataset.table(key.table()).orElseThrow(), key.references(), lake, secrets, room));
                boolean parentsFirst = rank(ranks, key.table()) < rank(ranks, table.name());
                own.add(new Reference(table.name(), key, parent, parentsFirst));
            }
            references.put(table.name(), own);
        }
    }

    /** Of a file whose rows have nothing to do with others. */
    static Relations none(KeyRoom room) {
        return new Relations(room);
    }

    private Relations(KeyRoom room) {
        this.room = room;
        secrets = new long[4];
    }

    KeyRoom room() {
        return room;
    }

    FileLinks links(Delivery delivery) throws IOException {
        String table = delivery.schema().name();
        List<Reference> own = references.getOrDefault(table, List.of());
        for (Reference reference : own) {
            reference.start(delivery.file());
        }
        List<ParentKeys> pointedTo = parents.values().stream()
                .filter(parent -> parent.table().equals(table))
                .toList();
        return new FileLinks(pointedTo, own, secrets);
    }

    /**
     * An order of files in which parents come before those that point to them, wherever there is one.
     *
     * @param tables of the files
     * @return places in that list
     */
    public static List<Integer> order(DatasetDescriptor dataset, List<String> tables) {
        Map<String, Integer> ranks = ranks(dataset.tables());
        return IntStream.range(0, tables.size())
                .boxed()
                .sorted((a, b) -> Integer.compare(rank(ranks, tables.get(a)), rank(ranks, tables.get(b))))
                .toList();
    }

    private static int rank(Map<String, Integer> ranks, String table) {
        return ranks.getOrDefault(table, 0);
    }

    /** The length of the longest way from a table to one that points to none; tables on a circle are ranked as it is entered. */
    private static Map<String, Integer> ranks(List<TableSchema> tables) {
        Map<String, TableSchema> byName = new HashMap<>();
        tables.forEach(table -> byName.put(table.name(), table));
        Map<String, Integer> ranks = new HashMap<>();
        for (TableSchema table : tables) {
            rank(table, byName, ranks, new HashSet<>());
        }
        return ranks;
    }

    private static int rank(
            TableSchema table, Map<String, TableSchema> byName, Map<String, Integer> ranks, Set<String> on) {
        Integer known = ranks.get(table.name());
        if (known != null) {
            return known;
        }
        on.add(table.name());
        int rank = 0;
        for (ForeignKey key : table.foreignKeys()) {
            TableSchema parent = byName.get(key.table());
            if (parent != null && !on.contains(parent.name())) {
                rank = Math.max(rank, 1 + rank(parent, byName, ranks, on));
            }
        }
        on.remove(table.name());
        ranks.put(table.name(), rank);
        return rank;
    }

    /** To be called once, when all files of the deposit are taken. */
    public List<KeyFindings> finish() throws IOException {
        for (ParentKeys parent : parents.values()) {
            List<Reference> waiting = new ArrayList<>();
            for (List<Reference> own : references.values()) {
                for (Reference reference : own) {
                    if (reference.parent() == parent && reference.isWaiting()) {
                        waiting.add(reference);
                    }
                }
            }
            if (!waiting.isEmpty() && !parent.isWithLake()) {
                parent.passOverLake((high, low) -> waiting.forEach(reference -> reference.found(high, low)));
            }
        }
        List<KeyFindings> findings = new ArrayList<>();
        references.values().forEach(own -> own.forEach(reference -> findings.add(reference.findings())));
        return findings;
    }

    @Override
    public void close() throws IOException {
        for (ParentKeys parent : parents.values()) {
            parent.close();
        }
    }
}
