package eu.arete.lake.intake;

import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.privacy.SecondStage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;

/**
 * Takes delivered files in, one at a time: checks every row, turns first-stage codes into lake pseudonyms, writes encrypted
 * Parquet. Memory and scratch are bounded whatever the file. The engine behind it runs nobody's SQL.
 */
public final class Intake implements AutoCloseable {

    static final long BATCH = 256L << 20;

    private final LakeStore lake;
    private final SecondStage stage;
    private final int threads;
    private final Scratch scratch;
    private final Parquet parquet;
    private final ExecutorService pool;
    private final SecureRandom random = new SecureRandom();

    /** @param memory a memory-backed directory, as {@link Scratch#MEMORY} */
    public Intake(LakeStore lake, SecondStage stage, Path memory, int threads) {
        this.lake = lake;
        this.stage = stage;
        this.threads = threads;
        scratch = Scratch.open(memory);
        parquet = new Parquet(scratch.directory(), threads);
        pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "intake");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Takes one file in.
     *
     * @param bytes the file as the partner sealed it; read to its end unless refused
     * @param rejects receives every finding, {@code file;line;column;rule;value}; not closed
     * @param progress told the number of bytes read so far
     * @throws IOException when a disk or a stream fails: nothing is left in the lake then
     */
    public synchronized IntakeOutcome take(
            Delivery delivery, InputStream bytes, OutputStream rejects, LongConsumer progress) throws IOException {
        long[] secrets = random.longs(4).toArray();
        Chunks chunks = new Chunks(new Unpacked(delivery.file(), bytes), Chunks.SIZE, Chunks.MAX_LINE);
        try (Scratch own = scratch.within()) {
            return new Passage(delivery, lake, stage, parquet, own, pool, threads, BATCH, secrets, progress)
                    .take(chunks, rejects);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
        parquet.close();
        scratch.close();
    }
}
