package eu.arete.hub.procedures;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of one clock, read at a moment.
 *
 * @param startedOn the day of the event that started it, which does not count
 * @param due the last day to act in time, null while the clock is stopped: it will be known when the clock runs again
 * @param endedOn the day the act was done, null while under way
 * @param pauses the times it was stopped; the last is open-ended (its end is the day of reading) while it is stopped
 * @param prolonged whether the one prolongation was used
 * @param read the day of this reading
 */
public record ClockReading(
        ClockRule rule,
        Phase phase,
        LocalDate startedOn,
        @Nullable LocalDate due,
        @Nullable LocalDate endedOn,
        List<Pause> pauses,
        boolean prolonged,
        LocalDate read) {

    public enum Phase {
        RUNNING,
        STOPPED,
        ENDED
    }

    /** A stretch of days during which the clock did not run. */
    public record Pause(LocalDate from, LocalDate to) {}

    public ClockReading {
        pauses = List.copyOf(pauses);
    }

    public Optional<LocalDate> dueOn() {
        return Optional.ofNullable(due);
    }

    public Optional<LocalDate> ended() {
        return Optional.ofNullable(endedOn);
    }

    public boolean isUnderWay() {
        return phase != Phase.ENDED;
    }

    /** Whether the term passed before the act: it was done late, or it is not yet done. */
    public boolean isLate() {
        LocalDate until = endedOn != null ? endedOn : read;
        return due != null && until.isAfter(due);
    }
}
