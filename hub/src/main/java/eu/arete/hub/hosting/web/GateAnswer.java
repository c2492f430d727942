package eu.arete.hub.hosting.web;

import eu.arete.hub.hosting.GateDecision;
import eu.arete.hub.hosting.RuleOutcome;
import eu.arete.hub.hosting.gate.GatePolicy;
import eu.arete.hub.hosting.gate.GateWords;
import eu.arete.hub.hosting.gate.PolicyRule;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The gate as scripts read it, in the reader's language.
 *
 * @param sha256 of the decision as it would be sealed at this moment
 * @param sealed where the last decision on record is
 */
record GateAnswer(
        Instant at,
        boolean open,
        String policy,
        String policySha256,
        String sha256,
        @Nullable String sealed,
        List<Rule> rules) {

    /**
     * @param why in words, {@code code} for machines
     * @param until when it ends by itself
     */
    record Rule(
            String rule,
            String title,
            RuleOutcome.State state,
            String code,
            String why,
            List<String> evidence,
            @Nullable Instant until,
            String mend,
            String sources,
            boolean derogable) {}

    static GateAnswer of(
            GateDecision decision, @Nullable String sealed, GatePolicy policy, GateWords words, Locale locale) {
        return new GateAnswer(
                decision.at(),
                decision.open(),
                policy.version(),
                policy.sha256(),
                decision.sha256(),
                sealed,
                decision.rules().stream()
                        .map(outcome ->
                                rule(outcome, policy.rule(outcome.rule()).orElseThrow(), words, locale))
                        .toList());
    }

    private static Rule rule(RuleOutcome outcome, PolicyRule rule, GateWords words, Locale locale) {
        return new Rule(
                rule.id(),
                rule.titles().in(locale),
                outcome.state(),
                outcome.why(),
                words.why(outcome, locale),
                outcome.evidence(),
                outcome.until().orElse(null),
                rule.mend().in(locale),
                rule.sources().in(locale),
                rule.derogable());
    }
}
