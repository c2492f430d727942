package eu.arete.lake.extract;

import eu.arete.lake.schema.ForeignKey;
import eu.arete.lake.store.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * For each table, the shortest way along foreign keys to a table that designates persons. Towards the parent first (a reimbursed
 * service belongs to its beneficiary); else from a parent to the child that tells (a hospital stay and its linkage row).
 */
public final class Routes {

    private final Map<TableName, Optional<Link>> ways = new LinkedHashMap<>();

    public Routes(List<SourceTable> sources) {
        Map<TableName, List<Map.Entry<TableName, Link>>> reached = neighbours(sources);
        Deque<TableName> edge = new ArrayDeque<>();
        for (SourceTable source : sources) {
            if (source.schema().person().isPresent()) {
                ways.put(source.name(), Optional.empty());
                edge.add(source.name());
            }
        }
        while (!edge.isEmpty()) {
            for (Map.Entry<TableName, Link> from : reached.getOrDefault(edge.poll(), List.of())) {
                if (!ways.containsKey(from.getKey())) {
                    ways.put(from.getKey(), Optional.of(from.getValue()));
                    edge.add(from.getKey());
                }
            }
        }
    }

    /** For each table, the tables one step farther and how they link to it; children before parents. */
    private static Map<TableName, List<Map.Entry<TableName, Link>>> neighbours(List<SourceTable> sources) {
        Map<TableName, List<Map.Entry<TableName, Link>>> children = new HashMap<>();
        Map<TableName, List<Map.Entry<TableName, Link>>> parents = new HashMap<>();
        for (SourceTable source : sources) {
            for (ForeignKey key : source.schema().foreignKeys()) {
                TableName parent = new TableName(source.name().dataset(), key.table());
                children.computeIfAbsent(parent, name -> new ArrayList<>())
                        .add(Map.entry(source.name(), new Link(key.fields(), parent, key.references())));
                parents.computeIfAbsent(source.name(), name -> new ArrayList<>())
                        .add(Map.entry(parent, new Link(key.references(), source.name(), key.fields())));
            }
        }
        parents.forEach((table, links) ->
                children.computeIfAbsent(table, name -> new ArrayList<>()).addAll(links));
        return children;
    }

    /** Whether a row of this table can be brought to a person. */
    public boolean leads(TableName table) {
        return ways.containsKey(table);
    }

    /** The table at the end of the way, which designates the person. */
    TableName root(TableName table) {
        TableName at = table;
        for (Optional<Link> step = step(at); step.isPresent(); step = step(at)) {
            at = step.get().towards();
        }
        return at;
    }

    /** The next step, or empty when the table itself designates the person. */
    public Optional<Link> step(TableName table) {
        return ways.getOrDefault(table, Optional.empty());
    }
}
