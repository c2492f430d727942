package eu.arete.hub.hosting.gate;

import eu.arete.hub.hosting.RuleOutcome;
import eu.arete.hub.hosting.RuleOutcome.State;
import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Weighs every rule of a policy against the facts. Pure: the same facts at the same moment give the same outcome, byte for byte, on any
 * machine. Closed unless each rule is met or excused.
 */
public final class GateRules {
    private final GatePolicy policy;

    public GateRules(GatePolicy policy) {
        this.policy = policy;
    }

    /** What comes of each rule, in the policy's order. */
    public List<RuleOutcome> weigh(Facts facts, Instant now) {
        return policy.rules().stream().map(rule -> weigh(rule, facts, now)).toList();
    }

    /** Only an outcome that failed closes the gate. */
    public static boolean isOpen(List<RuleOutcome> outcomes) {
        return !outcomes.isEmpty() && outcomes.stream().noneMatch(outcome -> outcome.state() == State.FAILED);
    }

    private RuleOutcome weigh(PolicyRule rule, Facts facts, Instant now) {
        Finding finding = find(rule, facts, now);
        if (finding.met()) {
            return met(rule, finding, end(rule, facts, now), now);
        }
        Optional<Derogation> excuse = rule.derogable()
                ? facts.derogations().stream()
                        .filter(one -> one.excuses(rule.id(), now))
                        .max(Comparator.comparing(Derogation::until).thenComparing(Derogation::number))
                : Optional.empty();
        List<String> evidence = new ArrayList<>(finding.evidence());
        excuse.ifPresent(one -> evidence.add(one.number()));
        return new RuleOutcome(
                rule.id(),
                excuse.isPresent() ? State.DEROGATED : State.FAILED,
                code(finding.why()),
                finding.args(),
                evidence,
                excuse.map(Derogation::until));
    }

    private RuleOutcome met(PolicyRule rule, Finding finding, Optional<Instant> end, Instant now) {
        Optional<TemporalAmount> near = end.flatMap(moment -> warning(rule, moment, now));
        return near.isPresent()
                ? new RuleOutcome(
                        rule.id(),
                        State.WARNING,
                        code("ends"),
                        List.of(
                                near.get().toString(),
                                // Told by its last day, as certificates are.
                                policy.dayOf(end.get().minusNanos(1)).toString()),
                        finding.evidence(),
                        end)
                : new RuleOutcome(rule.id(), State.MET, code(finding.why()), finding.args(), finding.evidence(), end);
    }

    /** The shortest of the warnings whose time has come. */
    private Optional<TemporalAmount> warning(PolicyRule rule, Instant end, Instant now) {
        return rule.given().warnings().orElse(policy.warnings()).stream()
                .filter(amount -> !now.isBefore(policy.before(end, amount)))
                .reduce((longer, shorter) -> shorter);
    }

    /** When a rule that is met stops being met if no fact changes. */
    private Optional<Instant> end(PolicyRule rule, Facts facts, Instant now) {
        Stream<Instant> turns = Check.named(rule.check()).turns(facts, rule.given(), policy);
        return turns.filter(turn -> turn.isAfter(now))
                .distinct()
                .sorted()
                .filter(turn -> !find(rule, facts, turn).met())
                .findFirst();
    }

    private Finding find(PolicyRule rule, Facts facts, Instant moment) {
        return Check.named(rule.check()).at(moment, facts, rule.given(), policy);
    }

    private static String code(String why) {
        return "gate.why." + why;
    }
}
