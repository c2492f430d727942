package eu.arete.hub.hosting;

import java.time.Instant;
import java.util.List;

/**
 * @param policy version of the policy applied
 * @param sha256 of the canonical JSON of the decision, 64 lower-case digits
 */
public record GateDecision(Instant at, boolean open, List<RuleOutcome> rules, String policy, String sha256) {
    public GateDecision {
        rules = List.copyOf(rules);
    }
}
