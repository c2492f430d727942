package eu.arete.synth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * Makes a synthetic national dataset in a directory. The same persons and seed give the same bytes, whatever the number
 * of threads: each person is drawn from a generator of their own, and batches are written in order.
 *
 * @param persons how many, from 1 to 900,000
 * @param threads how many batches are made at a time; memory grows with it, not with the persons
 */
public record Synthesis(int persons, long seed, Path out, int threads) {
    public static final int PERSONS_MAX = Registrations.PERSONS_MAX;
    private static final int BATCH = 250;

    public Synthesis {
        if (persons < 1 || persons > PERSONS_MAX) {
            throw new IllegalArgumentException("Cannot make " + persons + " persons: from 1 to " + PERSONS_MAX);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("Cannot work with " + threads + " threads: at least 1");
        }
    }

    /**
     * Makes the files.
     *
     * @param progress told the number of persons done so far
     */
    public Truth run(IntConsumer progress) throws IOException {
        Files.createDirectories(out);
        descriptors();
        Truth truth = new Truth(persons, seed);
        ExecutorService workers = Executors.newFixedThreadPool(threads, Synthesis::daemon);
        try (OutputFiles files = new OutputFiles(out)) {
            Queue<Future<Batch>> pending = new ArrayDeque<>();
            Queue<Batch> free = new ArrayDeque<>();
            for (int i = 0; i <= threads; i++) {
                free.add(new Batch(persons));
            }
            int submitted = 0;
            int done = 0;
            while (done < persons) {
                while (submitted < persons && !free.isEmpty()) {
                    pending.add(workers.submit(task(free.remove(), submitted)));
                    submitted = Math.min(persons, submitted + BATCH);
                }
                Batch batch = finished(pending.remove());
                files.write(batch, truth);
                batch.clear();
                free.add(batch);
                done = Math.min(persons, done + BATCH);
                progress.accept(done);
            }
        } finally {
            workers.shutdownNow();
        }
        truth.later(new Later(out).write(truth));
        Files.writeString(out.resolve("truth.json"), truth.toJson());
        return truth;
    }

    private Callable<Batch> task(Batch batch, int from) {
        Seeds seeds = new Seeds(seed);
        int to = Math.min(persons, from + BATCH);
        return () -> {
            new Population(seeds, new Persons(seeds, persons)).write(from, to, batch);
            return batch;
        };
    }

    private static Batch finished(Future<Batch> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "synth");
        thread.setDaemon(true);
        return thread;
    }

    private void descriptors() throws IOException {
        for (Partner partner : Partner.values()) {
            Files.createDirectories(
                    out.resolve("partners").resolve(partner.dataset).resolve("data"));
            Path directory = Files.createDirectories(out.resolve("datasets").resolve(partner.dataset));
            try (InputStream descriptor = Synthesis.class.getResourceAsStream(partner.dataset + "/datapackage.json")) {
                if (descriptor == null) {
                    throw new UncheckedIOException(new IOException("no descriptor of " + partner.dataset));
                }
                Files.write(directory.resolve("datapackage.json"), descriptor.readAllBytes());
            }
        }
    }
}
