package eu.arete.hub.hosting.gate;

import eu.arete.hub.hosting.GateDecision;
import eu.arete.hub.hosting.RuleOutcome;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says which rule keeps the gate closed, on what evidence, and how to mend it. */
@Component
class Closed {
    private final GateWords words;

    Closed(GateWords words) {
        this.words = words;
    }

    /** By the first rule that failed; the others are named. */
    Refused by(GateDecision decision, GatePolicy policy) {
        Locale locale = LocaleContextHolder.getLocale();
        List<RuleOutcome> failed = decision.rules().stream()
                .filter(outcome -> outcome.state() == RuleOutcome.State.FAILED)
                .toList();
        RuleOutcome first = failed.get(0);
        PolicyRule rule = policy.rule(first.rule()).orElseThrow();
        return Refused.conflict(
                        "hosting.gate-closed",
                        rule.id(),
                        rule.titles().in(locale),
                        words.why(first, locale),
                        first.evidence().isEmpty() ? "–" : String.join(", ", first.evidence()),
                        rule.mend().in(locale),
                        rule.sources().in(locale),
                        failed.size())
                .at(failed.stream()
                        .map(outcome -> Place.field("gate." + outcome.rule()))
                        .toList());
    }
}
