package eu.arete.hub.hosting.gate;

import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a rule gives to its check; what is asked for and missing is a fault of the policy. */
record Parameters(String rule, JsonNode node) {
    String text(String name) {
        return node.path(name)
                .asStringOpt()
                .orElseThrow(() -> new IllegalArgumentException("Rule " + rule + " lacks its " + name));
    }

    boolean flag(String name) {
        return node.path(name).asBoolean(false);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        node.path(name).forEach(one -> texts.add(one.asString()));
        return texts;
    }

    List<Integer> numbers(String name) {
        List<Integer> numbers = new ArrayList<>();
        node.path(name).forEach(one -> numbers.add(one.asInt()));
        return numbers;
    }

    /** ISO 8601: days, months and years by the calendar, hours by the clock. */
    TemporalAmount amount(String name) {
        return amountOf(text(name));
    }

    Optional<List<TemporalAmount>> warnings() {
        return node.has("warnings")
                ? Optional.of(
                        texts("warnings").stream().map(Parameters::amountOf).toList())
                : Optional.empty();
    }

    static TemporalAmount amountOf(String text) {
        return text.startsWith("PT") ? Duration.parse(text) : Period.parse(text);
    }
}
