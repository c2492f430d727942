package eu.arete.hub.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands.
 *
 * @param kind as {@link JobKind.Name#text()}
 * @param subject what it is about: a dataset, a table; never a person
 * @param argument JSON
 * @param startedAt when the present or last run began
 * @param nextTry when a job that waits may run
 * @param attempts failed tries since it last kept a checkpoint
 * @param memoryBoundBytes what its runs stay within; 0: nothing worth telling
 * @param failure code of what went wrong last, with words in {@code jobs.failure.CODE}
 */
public record Job(
        JobId id,
        String kind,
        String subject,
        String argument,
        JobState state,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Instant nextTry,
        int attempts,
        boolean cancelAsked,
        Pace pace,
        long memoryBoundBytes,
        @Nullable String failure) {}
