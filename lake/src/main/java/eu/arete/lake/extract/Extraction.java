package eu.arete.lake.extract;

import eu.arete.lake.engine.embedded.EmbeddedEngine;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.privacy.ProjectStage;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Carries out one {@link ExtractPlan}. A row is taken when its person is of the population and does not oppose, nothing in it is a
 * code of somebody who opposes, and its care (or that of the row it belongs to) is in the period.
 *
 * <p>The project's pseudonyms are made in Java from the distinct codes, and joined: the project's key is never near a statement of
 * the engine.
 */
public final class Extraction {

    private final LakeStore store;
    private final int threads;
    private final long memoryBytes;

    private final long keptBytes;
    private final RiskBounds bounds;

    public Extraction(LakeStore store, int threads, long memoryBytes) {
        this(store, threads, memoryBytes, RiskBounds.USUAL);
    }

    public Extraction(LakeStore store, int threads, long memoryBytes, RiskBounds bounds) {
        this(store, threads, memoryBytes, memoryBytes / 8, bounds);
    }

    /** @param keptBytes how large a table that is read several times may be to be kept decoded */
    Extraction(LakeStore store, int threads, long memoryBytes, long keptBytes, RiskBounds bounds) {
        this.keptBytes = keptBytes;
        this.bounds = bounds;
        this.store = store;
        this.threads = threads;
        this.memoryBytes = memoryBytes;
    }

    /** The engine that makes extracts, and its version. */
    public static String engine() {
        return new EmbeddedEngine().name();
    }

    /** Takes each table as soon as it is written, on a thread of its own, to seal it while others are being made. */
    @FunctionalInterface
    public interface Sink {
        void take(ExtractedTable table) throws IOException;
    }

    /**
     * @param scratch where the tables are left, to be sealed and then closed by the caller
     * @throws InvalidPlan when the lake cannot carry it out
     */
    public Extracted run(ExtractPlan plan, ProjectStage stage, Scratch scratch) throws IOException {
        return run(plan, stage, scratch, table -> {});
    }

    /**
     * @param sink has taken every table, one at a time and in the plan's order, when this returns
     * @throws eu.arete.lake.store.DamagedFile when what is read of the lake is not what was written there
     */
    public Extracted run(ExtractPlan plan, ProjectStage stage, Scratch scratch, Sink sink) throws IOException {
        ExecutorService readers = Executors.newFixedThreadPool(threads, work -> thread("extract-read", work));
        try (ExtractEngine engine = new ExtractEngine(scratch.directory(), threads, memoryBytes);
                Sealing sealing = new Sealing(sink)) {
            Staging staging = new Staging(store, engine, plan, scratch, readers);
            Extracted extracted =
                    new ExtractionRun(engine, plan, staging, stage, scratch, sealing, keptBytes, bounds).all();
            sealing.finish();
            return extracted;
        } finally {
            readers.shutdownNow();
        }
    }

    static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
