package eu.arete.lake.tables;

import eu.arete.lake.store.LakeFile;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A change of a table.
 *
 * @param removed files that are current and cease to be
 * @param deleted rows of current files that must not be seen any more, besides those already deleted
 * @param readAt the snapshot from which {@code added} was made of {@code removed}: the change is refused if rows of these were
 *     deleted since
 */
public record TableChange(
        Operation operation,
        List<LakeFile> removed,
        List<Added> added,
        Map<LakeFile, RowPositions> deleted,
        OptionalLong readAt) {

    /** A new file, and the delivery its rows came with. */
    public record Added(LakeFile file, long delivery) {}

    public TableChange {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
        deleted = Map.copyOf(deleted);
        boolean rewrites = operation == Operation.COMPACT || operation == Operation.ROTATE;
        if (rewrites && (readAt.isEmpty() || removed.isEmpty() || !deleted.isEmpty())) {
            throw new IllegalArgumentException(
                    operation + " rewrites files read at a snapshot, and deletes no row of others");
        }
        if (operation == Operation.APPEND && !(removed.isEmpty() && deleted.isEmpty())) {
            throw new IllegalArgumentException("APPEND takes nothing away");
        }
        if (operation == Operation.REPLACE && !deleted.isEmpty()) {
            throw new IllegalArgumentException("REPLACE exchanges whole files");
        }
        if (deleted.keySet().stream().anyMatch(removed::contains)) {
            throw new IllegalArgumentException("Rows of a file that is removed are not deleted besides");
        }
    }

    public TableChange(
            Operation operation, List<LakeFile> removed, List<Added> added, Map<LakeFile, RowPositions> deleted) {
        this(operation, removed, added, deleted, OptionalLong.empty());
    }

    public static TableChange append(List<Added> added) {
        return new TableChange(Operation.APPEND, List.of(), added, Map.of());
    }

    public static TableChange replace(List<LakeFile> removed, List<Added> added) {
        return new TableChange(Operation.REPLACE, removed, added, Map.of());
    }

    public static TableChange purge(Map<LakeFile, RowPositions> deleted) {
        return new TableChange(Operation.PURGE, List.of(), List.of(), deleted);
    }

    /** @param operation {@link Operation#COMPACT} or {@link Operation#ROTATE} */
    public static TableChange rewrite(
            Operation operation, TableSnapshot readAt, List<LakeFile> removed, List<Added> added) {
        return new TableChange(operation, removed, added, Map.of(), OptionalLong.of(readAt.id()));
    }
}
