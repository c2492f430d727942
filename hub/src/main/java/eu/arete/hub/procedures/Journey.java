package eu.arete.hub.procedures;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The interpreter: a dossier's recorded passages read against its procedure. It answers what is open to whom and when what is due, at a moment that
 * the caller names; it records nothing.
 */
public final class Journey {

    private final Procedure procedure;
    private final List<Passage> passages;
    private final ClockFace clocks;

    /**
     * @param passages oldest first, each leaving the state the one before came to
     * @param zone where the days of the clocks begin and end
     */
    public Journey(Procedure procedure, List<Passage> passages, ZoneId zone) {
        this.procedure = procedure;
        this.passages = List.copyOf(passages);
        this.clocks = new ClockFace(this.passages, new WorkingDays(), zone);
        String reached = procedure.initial();
        for (Passage passage : passages) {
            if (!passage.from().equals(reached)) {
                throw new IllegalArgumentException(
                        "Cannot follow a journey that leaves " + passage.from() + " from " + reached);
            }
            reached = passage.to();
        }
    }

    public Procedure procedure() {
        return procedure;
    }

    public List<Passage> passages() {
        return passages;
    }

    public State state() {
        String name = passages.isEmpty()
                ? procedure.initial()
                : passages.get(passages.size() - 1).to();
        return procedure.state(name);
    }

    /** The rows of the table that are open to this person now. */
    public List<Rule> open(Standing standing, Instant now) {
        return procedure.rulesIn(state().name()).stream()
                .filter(rule ->
                        standing.mayActAs(rule.by()) && obstacle(rule, now).isEmpty())
                .toList();
    }

    /** What becomes of this command, given by this person now. */
    public Step step(String command, String outcome, Standing standing, Instant now) {
        String state = state().name();
        List<Rule> known = procedure.rulesIn(state).stream()
                .filter(rule -> rule.command().equals(command))
                .toList();
        if (known.isEmpty()) {
            return new Step.Barred(Step.Reason.NOT_IN_THIS_STATE, state, command);
        }
        Optional<Rule> own =
                known.stream().filter(rule -> standing.mayActAs(rule.by())).findFirst();
        if (own.isEmpty()) {
            boolean wouldBeCapable =
                    known.stream().anyMatch(rule -> standing.capable().contains(rule.by()));
            return new Step.Barred(
                    wouldBeCapable ? Step.Reason.SEPARATION_OF_DUTIES : Step.Reason.NOT_YOURS, state, command);
        }
        Optional<Step.Reason> obstacle = obstacle(own.get(), now);
        if (obstacle.isPresent()) {
            return new Step.Barred(obstacle.get(), state, command);
        }
        return own.get()
                .target(outcome)
                .<Step>map(to -> new Step.Open(new Passage(now, own.get().by(), command, outcome, state, to)))
                .orElseGet(() -> new Step.Barred(Step.Reason.UNKNOWN_OUTCOME, state, command));
    }

    /** The passages that are due because a term has passed, in the order of the table. */
    public List<Rule> due(Instant now) {
        return open(Standing.CLOCK, now);
    }

    /** Every run of every clock so far, in the order in which they started. */
    public List<ClockReading> clocks(Instant now) {
        List<ClockReading> readings = new ArrayList<>();
        procedure.clocks().forEach(rule -> readings.addAll(clocks.runs(rule, prolongations(rule), now)));
        readings.sort(java.util.Comparator.comparing(ClockReading::startedOn));
        return List.copyOf(readings);
    }

    /** The run of this clock that is not over, if any. */
    public Optional<ClockReading> underWay(String clock, Instant now) {
        return procedure.clock(clock).stream()
                .flatMap(rule -> clocks.runs(rule, prolongations(rule), now).stream())
                .filter(ClockReading::isUnderWay)
                .findFirst();
    }

    private List<String> prolongations(ClockRule clock) {
        return procedure.rules().stream()
                .filter(rule -> rule.prolonged().filter(clock.name()::equals).isPresent())
                .map(Rule::command)
                .toList();
    }

    private Optional<Step.Reason> obstacle(Rule rule, Instant now) {
        if (rule.prolonged().isPresent()) {
            boolean open = underWay(rule.prolonged().get(), now)
                    .filter(reading -> !reading.prolonged() && !reading.isLate())
                    .isPresent();
            return open ? Optional.empty() : Optional.of(Step.Reason.ALREADY_PROLONGED);
        }
        if (rule.awaited().isPresent()) {
            boolean late = underWay(rule.awaited().get(), now)
                    .filter(ClockReading::isLate)
                    .isPresent();
            return late ? Optional.empty() : Optional.of(Step.Reason.NOT_DUE);
        }
        return Optional.empty();
    }
}
