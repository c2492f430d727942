package eu.arete.lake.intake;

import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.privacy.SecondStage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collection;
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
    private final Path spill;
    private final long keyMemory;
    private final int chunkSize;
    private final Scratch scratch;
    private final Parquet parquet;
    private final ExecutorService pool;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param memory a memory-backed directory, as {@link Scratch#MEMORY}
     * @param spill a directory on disk, for the keys of deliveries too large for memory: ciphertext alone, in files without a name
     */
    public Intake(LakeStore lake, SecondStage stage, Path memory, Path spill, int threads) {
        this(lake, stage, memory, spill, threads, KeyRoom.MEMORY, Chunks.SIZE);
    }

    /**
     * @param keyMemory what all the keys of a deposit may take before they go to disk
     * @param chunkSize how many bytes of a file one thread checks at a time
     */
    Intake(LakeStore lake, SecondStage stage, Path memory, Path spill, int threads, long keyMemory, int chunkSize) {
        this.chunkSize = chunkSize;
        this.spill = spill;
        this.keyMemory = keyMemory;
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
     * Opens what the files of one deposit have to do with each other and with the lake. To be closed when the deposit is decided.
     *
     * @param tables those of the deposit's files
     * @param lakeRows the rows that will be in the lake beside the deposit's
     */
    public Relations relations(DatasetDescriptor dataset, Collection<String> tables, LakeRows lakeRows) {
        LakeKeys keys = new LakeKeys(lake, parquet, scratch, lakeRows);
        return new Relations(
                dataset,
                tables,
                keys,
                new KeyRoom(spill, keyMemory),
                random.longs(4).toArray());
    }

    /** Takes one file in, whose rows have nothing to do with others. */
    public IntakeOutcome take(Delivery delivery, InputStream bytes, OutputStream rejects, LongConsumer progress)
            throws IOException {
        try (Relations none = Relations.none(new KeyRoom(spill, keyMemory))) {
            return take(delivery, bytes, rejects, progress, none);
        }
    }

    /**
     * Takes one file in.
     *
     * @param bytes the file as the partner sealed it; read to its end unless refused
     * @param rejects receives every finding, {@code file;line;column;rule;value}; not closed
     * @param progress told the number of bytes read so far
     * @param relations of the deposit it is in; files are to be taken in {@linkplain Relations#order their order}
     * @throws IOException when a disk or a stream fails: nothing is left in the lake then
     */
    public IntakeOutcome take(
            Delivery delivery, InputStream bytes, OutputStream rejects, LongConsumer progress, Relations relations)
            throws IOException {
        return take(delivery, stage, bytes, rejects, progress, relations);
    }

    /** The same under the regime of pseudonyms of another stage than this intake's own: that of the dataset's rows. */
    public synchronized IntakeOutcome take(
            Delivery delivery,
            SecondStage dataset,
            InputStream bytes,
            OutputStream rejects,
            LongConsumer progress,
            Relations relations)
            throws IOException {
        long[] secrets = random.longs(4).toArray();
        try (Scratch own = scratch.within();
                Unpacked unpacked = new Unpacked(delivery.file(), bytes)) {
            Chunks chunks = new Chunks(unpacked, chunkSize, Math.min(chunkSize, Chunks.MAX_LINE));
            return new Passage(
                            delivery, lake, dataset, parquet, own, pool, threads, BATCH, secrets, relations, progress)
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
