package eu.arete.lake.intake;

import eu.arete.lake.schema.Field;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers accepted rows in the scratch and turns them into lake files, a bounded amount at a time, so that a delivery
 * larger than memory passes through.
 */
final class Batches implements AutoCloseable {

    private final Delivery delivery;
    private final List<Field> columns;
    private final LakeStore lake;
    private final Parquet parquet;
    private final Scratch scratch;
    private final long batchBytes;
    private final List<LakeFile> written = new ArrayList<>();
    private Path file;
    private OutputStream out;
    private long bytes;
    private long rows;
    private boolean kept;

    Batches(Delivery delivery, List<Field> columns, LakeStore lake, Parquet parquet, Scratch scratch, long batchBytes)
            throws IOException {
        this.delivery = delivery;
        this.columns = columns;
        this.lake = lake;
        this.parquet = parquet;
        this.scratch = scratch;
        this.batchBytes = batchBytes;
        file = scratch.file(".rows");
        out = Files.newOutputStream(file);
    }

    void add(byte[] text, int from, int to, int rowsAdded) throws IOException {
        out.write(text, from, to - from);
        bytes += to - from;
        rows += rowsAdded;
        if (bytes >= batchBytes) {
            turn();
            file = scratch.file(".rows");
            out = Files.newOutputStream(file);
        }
    }

    private void turn() throws IOException {
        out.close();
        if (rows > 0) {
            Path target = scratch.file(".parquet");
            long made = parquet.write(delivery.schema(), columns, file, target);
            if (made != rows) {
                throw new IllegalStateException("The engine wrote " + made + " rows of the " + rows + " accepted");
            }
            written.add(lake.write(delivery.table(), target, rows));
            Files.delete(target);
        }
        Files.delete(file);
        bytes = 0;
        rows = 0;
    }

    /** Turns what is left; the files are then the caller's. */
    List<LakeFile> finish() throws IOException {
        turn();
        kept = true;
        return List.copyOf(written);
    }

    /** Unless finished, leaves nothing in the lake. */
    @Override
    public void close() throws IOException {
        out.close();
        if (!kept) {
            for (LakeFile orphan : written) {
                lake.delete(orphan);
            }
        }
    }
}
