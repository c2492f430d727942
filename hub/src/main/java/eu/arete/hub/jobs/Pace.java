package eu.arete.hub.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is and how fast it goes, from what was seen of this run alone: work done before a hub died says nothing of how fast
 * this one is.
 *
 * @param done out of {@code total}, which is 0 while nobody knows
 * @param from what was done when this run was first seen, at {@code since}
 */
public record Pace(
        long done,
        long total,
        Unit unit,
        long from,
        @Nullable Instant since) {

    public static final Pace NONE = new Pace(0, 0, Unit.STEPS, 0, null);

    /** Before that, a rate is a guess. */
    static final Duration LEAST = Duration.ofSeconds(3);

    /** A part of the whole, 0 to 1; empty while the whole is not known. */
    public OptionalDouble part() {
        return total <= 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1.0, (double) done / total));
    }

    /** Units a second; empty when it is too early to say. A run that stands still slows down here as time passes. */
    public OptionalDouble rate(Instant now) {
        if (since == null || done <= from) {
            return OptionalDouble.empty();
        }
        Duration seen = Duration.between(since, now);
        return seen.compareTo(LEAST) < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((done - from) * 1000.0 / seen.toMillis());
    }

    /** Empty when it is too early to say. */
    public Optional<Duration> remaining(Instant now) {
        OptionalDouble rate = rate(now);
        return rate.isEmpty() || total <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) (Math.max(0, total - done) * 1000.0 / rate.getAsDouble())));
    }

    /** What was seen next: another unit or a step back starts the measure anew. */
    public Pace then(long nowDone, long nowTotal, Unit nowUnit, Instant now) {
        boolean goesOn = since != null && unit == nowUnit && nowDone >= done;
        return new Pace(nowDone, nowTotal, nowUnit, goesOn ? from : nowDone, goesOn ? since : now);
    }
}
