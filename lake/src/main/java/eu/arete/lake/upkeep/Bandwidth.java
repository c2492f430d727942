package eu.arete.lake.upkeep;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How many bytes a second may be read and written, so that upkeep leaves the disks to those who work. Safe to share between threads. */
public final class Bandwidth {

    /** Waits; a test's own does not. */
    @FunctionalInterface
    public interface Sleeper {
        void sleep(long nanos) throws InterruptedException;
    }

    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private final double nanosPerByte;
    private final LongSupplier time;
    private final Sleeper sleeper;
    /** When what was taken so far is paid for. */
    private long paid;

    private Bandwidth(double nanosPerByte, LongSupplier time, Sleeper sleeper) {
        this.nanosPerByte = nanosPerByte;
        this.time = time;
        this.sleeper = sleeper;
        this.paid = time.getAsLong();
    }

    /** @param bytesPerSecond at least 1 */
    public static Bandwidth of(long bytesPerSecond) {
        return of(bytesPerSecond, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
    }

    static Bandwidth of(long bytesPerSecond, LongSupplier time, Sleeper sleeper) {
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException("Cannot move " + bytesPerSecond + " bytes a second");
        }
        return new Bandwidth((double) NANOS / bytesPerSecond, time, sleeper);
    }

    public static Bandwidth unlimited() {
        return new Bandwidth(0, System::nanoTime, nanos -> {});
    }

    /** Returns when so many bytes may be moved. What was not used before is not saved up. */
    public void take(long bytes) throws InterruptedException {
        long wait;
        synchronized (this) {
            long now = time.getAsLong();
            wait = Math.max(0, paid - now);
            paid = Math.max(paid, now) + (long) (bytes * nanosPerByte);
        }
        if (wait > 0) {
            sleeper.sleep(wait);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
