package eu.arete.hub.procedures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the runs of a clock off recorded passages. */
final class ClockFace {

    private final List<Passage> passages;
    private final WorkingDays calendar;
    private final ZoneId zone;

    ClockFace(List<Passage> passages, WorkingDays calendar, ZoneId zone) {
        this.passages = passages;
        this.calendar = calendar;
        this.zone = zone;
    }

    List<ClockReading> runs(ClockRule rule, List<String> prolongations, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        List<ClockReading> readings = new ArrayList<>();
        Run run = null;
        for (Passage passage : passages) {
            LocalDate day = LocalDate.ofInstant(passage.at(), zone);
            if (run == null && rule.runsIn().contains(passage.to())) {
                run = new Run(rule, day, passage.outcome());
            } else if (run != null && !rule.isUnderWayIn(passage.to())) {
                readings.add(run.read(day, today));
                run = null;
            } else if (run != null) {
                run.pass(passage, day, prolongations);
            }
        }
        if (run != null) {
            readings.add(run.read(null, today));
        }
        return readings;
    }

    /** A run being followed, passage after passage. */
    private final class Run {
        private final ClockRule rule;
        private final LocalDate start;
        private final ClockRule.Length length;
        private final List<ClockReading.Pause> pauses = new ArrayList<>();
        private @Nullable LocalDate stopped;
        private int prolonged;

        Run(ClockRule rule, LocalDate start, String outcome) {
            this.rule = rule;
            this.start = start;
            this.length = rule.length(outcome);
        }

        void pass(Passage passage, LocalDate day, List<String> prolongations) {
            if (prolongations.contains(passage.command())) {
                prolonged++;
            }
            boolean stops = rule.pausedIn().contains(passage.to());
            if (stops && stopped == null) {
                stopped = day;
            } else if (!stops && stopped != null) {
                pauses.add(new ClockReading.Pause(stopped, day));
                stopped = null;
            }
        }

        ClockReading read(@Nullable LocalDate end, LocalDate today) {
            boolean isStopped = stopped != null && end == null;
            if (stopped != null) {
                pauses.add(new ClockReading.Pause(stopped, end != null ? end : today));
            }
            ClockReading.Phase phase = end != null
                    ? ClockReading.Phase.ENDED
                    : isStopped ? ClockReading.Phase.STOPPED : ClockReading.Phase.RUNNING;
            return new ClockReading(rule, phase, start, isStopped ? null : due(), end, pauses, prolonged > 0, today);
        }

        private LocalDate due() {
            Term term = length.prolonged(prolonged);
            LocalDate last = term.after(start, calendar);
            for (ClockReading.Pause pause : pauses) {
                last = term.unit() == Term.Unit.WORKING_DAYS
                        ? calendar.plus(last, calendar.between(pause.from(), pause.to()))
                        : last.plusDays(ChronoUnit.DAYS.between(pause.from(), pause.to()));
            }
            return rule.rollsOver() ? calendar.onOrAfter(last) : last;
        }
    }
}
