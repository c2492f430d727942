package eu.arete.hub.airlock.internal.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * For each table of an extract, the shortest way along its keys to a table that designates persons, by columns the extract holds: towards
 * the parent (a reimbursed service belongs to its beneficiary), else from a parent to the child that tells (a stay and its linkage row).
 */
final class Ways {

    /** Rows of a table belong to whom the rows of {@code towards} with the same values belong. */
    record Step(List<String> columns, ExtractTable towards, List<String> theirs) {}

    private final Map<ExtractTable, Optional<Step>> ways = new HashMap<>();

    Ways(ExtractSchema schema) {
        Deque<ExtractTable> edge = new ArrayDeque<>();
        for (ExtractTable table : schema.tables()) {
            if (table.personHeld().isPresent()) {
                ways.put(table, Optional.empty());
                edge.add(table);
            }
        }
        while (!edge.isEmpty()) {
            for (Map.Entry<ExtractTable, Step> farther : farther(edge.remove(), schema)) {
                if (ways.putIfAbsent(farther.getKey(), Optional.of(farther.getValue())) == null) {
                    edge.add(farther.getKey());
                }
            }
        }
    }

    /** Tables one step farther from a person than this one: those that point to it, then those it points to. */
    private static List<Map.Entry<ExtractTable, Step>> farther(ExtractTable here, ExtractSchema schema) {
        List<Map.Entry<ExtractTable, Step>> children = new ArrayList<>();
        for (ExtractTable other : schema.tables()) {
            for (ExtractTable.Key key : other.keys()) {
                if (key.table().equalsIgnoreCase(here.name())
                        && other.has(key.columns())
                        && here.has(key.references())) {
                    children.add(Map.entry(other, new Step(key.columns(), here, key.references())));
                }
            }
        }
        for (ExtractTable.Key key : here.keys()) {
            schema.table(key.table())
                    .filter(parent -> here.has(key.columns()) && parent.has(key.references()))
                    .ifPresent(
                            parent -> children.add(Map.entry(parent, new Step(key.references(), here, key.columns()))));
        }
        return children;
    }

    /** Whether a row of this table can be brought to a person. */
    boolean leads(ExtractTable table) {
        return ways.containsKey(table);
    }

    /** The next step, empty when the table itself designates the person. */
    Optional<Step> step(ExtractTable table) {
        return ways.getOrDefault(table, Optional.empty());
    }
}
