package eu.arete.lake.tables;

import eu.arete.lake.store.TableName;
import java.util.List;
import java.util.Set;

/**
 * What was forgotten of a table.
 *
 * @param snapshots that can be read no more
 * @param paths of files that nothing needs any more
 */
public record Expiry(TableName table, List<Long> snapshots, Set<String> paths) {

    public Expiry {
        snapshots = List.copyOf(snapshots);
        paths = Set.copyOf(paths);
    }
}
