package eu.arete.lake.tables;

import eu.arete.lake.store.LakeFile;

/**
 * A file that is of a table.
 *
 * @param delivery the delivery its rows came with; a file holds rows of one
 * @param deleted the rows that must not be seen, possibly none
 */
public record LiveFile(LakeFile file, long delivery, RowPositions deleted) {

    /** A file of which every row is seen. */
    public static LiveFile whole(LakeFile file, long delivery) {
        return new LiveFile(file, delivery, RowPositions.none());
    }

    /** The rows to be seen. */
    public long rows() {
        return file.rows() - deleted.count();
    }
}
