package eu.arete.lake.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives a reader inputs that nobody thought of. An input that brings a kind of answer not seen before becomes one to start from: so the
 * search goes where the reader's own decisions lead. The same seed gives the same inputs. Fails with the input, in base 64, when the reader
 * throws, takes more than {@link #SECONDS}, or allocates more than its bound.
 */
public final class Fuzzer {

    private static final long SECONDS = 10;
    private static final int MOST_SEEDS = 4_000;

    /** What is fuzzed. */
    public interface Reader {

        /**
         * Reads an input; every refusal that the reader owes is caught here.
         *
         * @return the kind of its answer
         */
        Object read(byte[] input) throws Exception;
    }

    /** What was done. */
    public record Done(String reader, long inputs, int kinds, double seconds) {
        @Override
        public String toString() {
            return "%s: %,d inputs, %,d kinds of answers, %.1f s".formatted(reader, inputs, kinds, seconds);
        }
    }

    private final String name;
    private final Random random;
    private final Mutator mutator;
    private final List<byte[]> seeds = new ArrayList<>();
    private final Set<Object> kinds = new HashSet<>();
    private final long allowance;
    private volatile byte[] current = {};
    private volatile long since = System.nanoTime();
    private volatile long inputs;
    private volatile @Nullable Throwable failure;

    /**
     * @param words of the format
     * @param allowance bytes that one input may allocate, besides 400 for each of its own
     */
    public Fuzzer(String name, long seed, List<byte[]> seeds, List<String> words, long allowance) {
        this.name = name;
        this.allowance = allowance;
        random = new Random(seed);
        mutator = new Mutator(random, words);
        this.seeds.addAll(seeds);
    }

    /** The number of inputs of a slow test: property {@code arete.fuzz.inputs}, 10 million unless given. */
    public static long many() {
        return Long.getLong("arete.fuzz.inputs", 10_000_000L);
    }

    public Done run(long wanted, Reader reader) throws InterruptedException {
        long start = System.nanoTime();
        Thread work = new Thread(() -> work(wanted, reader), "fuzz-" + name);
        work.setDaemon(true);
        work.start();
        while (work.isAlive()) {
            work.join(500);
            if (work.isAlive() && System.nanoTime() - since > TimeUnit.SECONDS.toNanos(SECONDS)) {
                throw new AssertionError(
                        "More than " + SECONDS + " s: " + told() + "\n" + Arrays.toString(work.getStackTrace()));
            }
        }
        if (failure != null) {
            throw new AssertionError(told(), failure);
        }
        return new Done(name, inputs, kinds.size(), (System.nanoTime() - start) / 1e9);
    }

    private void work(long wanted, Reader reader) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try {
            for (byte[] seed : List.copyOf(seeds)) {
                one(seed, reader, threads);
            }
            while (inputs < wanted) {
                one(mutator.change(any(), any()), reader, threads);
            }
        } catch (Throwable thrown) {
            failure = thrown;
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    private void one(byte[] input, Reader reader, ThreadMXBean threads) throws Exception {
        current = input;
        since = System.nanoTime();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        Object kind = reader.read(input);
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        if (allocated > allowance + 400L * input.length) {
            throw new AssertionError(allocated + " bytes allocated for an input of " + input.length);
        }
        if (kinds.add(kind) && seeds.size() < MOST_SEEDS) {
            seeds.add(input);
        }
        inputs++;
    }

    private byte[] any() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private String told() {
        byte[] shown = Arrays.copyOf(current, Math.min(current.length, 6_000));
        return name + ", input " + inputs + " of " + current.length + " bytes: "
                + Base64.getEncoder().encodeToString(shown);
    }
}
