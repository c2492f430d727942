package eu.arete.hub.hosting.gate;

import eu.arete.hub.Sha256;
import eu.arete.hub.hosting.GateDecision;
import eu.arete.hub.hosting.Proof;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.RuleOutcome;
import eu.arete.hub.hosting.RuleOutcome.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A decision as it is sealed: one line of JSON, keys in order, no space between, so that the same decision is the same bytes
 * everywhere.
 */
final class DecisionText {
    static final String TYPE = "arete.gate/1";
    private static final String DEROGATION = "arete.gate-derogation/1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private DecisionText() {}

    static String of(GatePolicy policy, Facts facts, List<RuleOutcome> outcomes, Instant at) {
        Map<String, Object> all = new TreeMap<>();
        all.put("type", TYPE);
        all.put("at", at.toString());
        all.put("open", GateRules.isOpen(outcomes));
        all.put("policy", policy.version());
        all.put("policySha256", policy.sha256());
        all.put("service", facts.host().map(host -> host.service()).orElse(""));
        all.put("build", new TreeMap<>(facts.jars()));
        all.put("proofs", proofs(facts.proofs()));
        all.put("rules", outcomes.stream().map(DecisionText::rule).toList());
        return JSON.writeValueAsString(all);
    }

    private static Map<String, String> proofs(Map<ProofKind, Proof> proofs) {
        return proofs.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().name(),
                        entry -> entry.getValue().sha256(),
                        (a, b) -> a,
                        TreeMap::new));
    }

    private static Map<String, Object> rule(RuleOutcome outcome) {
        Map<String, Object> rule = new TreeMap<>();
        rule.put("rule", outcome.rule());
        rule.put("state", outcome.state().name());
        rule.put("why", outcome.why());
        rule.put("args", outcome.args());
        rule.put("evidence", outcome.evidence());
        outcome.until().ifPresent(until -> rule.put("until", until.toString()));
        return rule;
    }

    /** What a decision is compared by: whether somebody would have to be told that it changed. */
    static String fingerprint(GatePolicy policy, List<RuleOutcome> outcomes) {
        String all = outcomes.stream()
                .map(outcome -> String.join(
                        " ",
                        outcome.rule(),
                        outcome.state().name(),
                        outcome.why(),
                        outcome.state() == State.WARNING ? outcome.args().get(0) : "",
                        outcome.state() == State.DEROGATED
                                ? outcome.evidence().get(outcome.evidence().size() - 1)
                                : ""))
                .collect(Collectors.joining("\n", policy.sha256() + "\n", "\n"));
        return Sha256.of(all);
    }

    /** Reads back what {@link #of} wrote. */
    static GateDecision read(String json) {
        JsonNode all = JSON.readTree(json);
        List<RuleOutcome> rules = new ArrayList<>();
        all.path("rules")
                .forEach(rule -> rules.add(new RuleOutcome(
                        rule.path("rule").asString(),
                        State.valueOf(rule.path("state").asString()),
                        rule.path("why").asString(),
                        texts(rule.path("args")),
                        texts(rule.path("evidence")),
                        rule.has("until")
                                ? Optional.of(Instant.parse(rule.path("until").asString()))
                                : Optional.empty())));
        return new GateDecision(
                Instant.parse(all.path("at").asString()),
                all.path("open").asBoolean(),
                rules,
                all.path("policy").asString(),
                Sha256.of(json));
    }

    /** A derogation as it is sealed when it is approved. */
    static String of(Derogation derogation, Derogation.Signatory approver, Instant at, GatePolicy policy) {
        Map<String, Object> all = new TreeMap<>();
        all.put("type", DEROGATION);
        all.put("number", derogation.number());
        all.put("rule", derogation.rule());
        all.put("reason", derogation.reason());
        all.put("policy", policy.version());
        all.put("proposed", signed(derogation.proposedBy(), derogation.proposedAt()));
        all.put("approved", signed(approver, at));
        all.put("until", derogation.until().toString());
        return JSON.writeValueAsString(all);
    }

    /** Whether a sealed text says this derogation: what stands in a table and in no sealed text excuses nothing. */
    static boolean says(String json, Derogation derogation) {
        JsonNode all = JSON.readTree(json);
        return all.path("type").asString("").equals(DEROGATION)
                && all.path("number").asString("").equals(derogation.number())
                && all.path("rule").asString("").equals(derogation.rule())
                && all.path("until").asString("").equals(derogation.until().toString());
    }

    private static Map<String, String> signed(Derogation.Signatory who, Instant at) {
        Map<String, String> signed = new LinkedHashMap<>();
        signed.put("at", at.toString());
        signed.put("function", who.function());
        signed.put("name", who.name());
        return signed;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asString()));
        return texts;
    }
}
