package eu.arete.lake.rotation;

import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.tables.RowPositions;
import eu.arete.privacy.Recoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes sealed files anew with the codes of another regime in their columns of identifiers: the same rows in the same order, less
 * those deleted, every other value as it was. One file at a time, its plaintext in the scratch alone; memory is bounded by the
 * engine's and by twice the largest file. The old file stays as it is.
 */
public final class FileRotation {

    private final LakeStore store;
    private final int threads;
    private final long memoryBytes;

    public FileRotation(LakeStore store, int threads, long memoryBytes) {
        this.store = store;
        this.threads = threads;
        this.memoryBytes = memoryBytes;
    }

    /** Whether rows of such a table hold codes at all: files of the others stay. */
    public static boolean concerns(TableSchema schema) {
        return !schema.identifiers().isEmpty();
    }

    /**
     * @param schema that of the file's table
     * @param deleted rows that are no more: they are not written again
     * @return the new file, on disk and registered by nobody
     * @throws eu.arete.lake.store.DamagedFile when the file is not what was written
     */
    public LakeFile rewrite(LakeFile file, TableSchema schema, RowPositions deleted, Recoding recoding, Scratch memory)
            throws IOException {
        try (Scratch scratch = memory.within()) {
            Path before = scratch.file(".parquet");
            Path after = scratch.file(".rotated.parquet");
            store.read(file, before);
            try (RotationEngine engine = new RotationEngine(scratch.directory(), threads, memoryBytes)) {
                List<String> coded =
                        schema.identifiers().stream().map(Field::name).toList();
                long written = engine.rewrite(before, after, schema.fieldNames(), coded, deleted, recoding);
                if (written != file.rows() - deleted.count()) {
                    throw new IllegalStateException("A file of " + file.rows() + " rows, " + deleted.count()
                            + " of them deleted, was rewritten with " + written);
                }
            }
            Files.delete(before);
            return store.write(file.table(), after, file.rows() - deleted.count());
        }
    }
}
