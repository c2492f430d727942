package eu.arete.hub.jobs.web;

import eu.arete.hub.jobs.Job;
import eu.arete.hub.jobs.JobState;
import eu.arete.hub.jobs.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A job as the API tells it.
 *
 * @param total 0 while nobody knows
 * @param part 0 to 1; null while nobody knows
 * @param perSecond units of this run a second, as observed; null when it is too early to say or nothing runs
 * @param remainingSeconds null when it is too early to say or nothing runs
 * @param memoryBoundBytes what a run stays within beyond the hub's own; 0: nothing worth telling
 * @param failure code of what went wrong last
 */
record JobAnswer(
        String id,
        String kind,
        String subject,
        JobState state,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant nextTry,
        int attempts,
        boolean cancelAsked,
        long done,
        long total,
        Unit unit,
        @Nullable Double part,
        @Nullable Double perSecond,
        @Nullable Long remainingSeconds,
        long memoryBoundBytes,
        @Nullable String failure) {

    static JobAnswer of(Job job, Instant now) {
        boolean runs = job.state() == JobState.RUNNING;
        OptionalDouble part = job.pace().part();
        OptionalDouble rate = runs ? job.pace().rate(now) : OptionalDouble.empty();
        return new JobAnswer(
                job.id().toString(),
                job.kind(),
                job.subject(),
                job.state(),
                job.requestedAt(),
                job.startedAt(),
                job.endedAt(),
                job.state() == JobState.WAITING ? job.nextTry() : null,
                job.attempts(),
                job.cancelAsked(),
                job.pace().done(),
                job.pace().total(),
                job.pace().unit(),
                part.isPresent() ? part.getAsDouble() : null,
                rate.isPresent() ? rate.getAsDouble() : null,
                runs ? job.pace().remaining(now).map(Duration::toSeconds).orElse(null) : null,
                job.memoryBoundBytes(),
                job.failure());
    }
}
