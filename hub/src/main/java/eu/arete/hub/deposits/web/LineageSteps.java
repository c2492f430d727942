package eu.arete.hub.deposits.web;

import eu.arete.hub.deposits.Lineage;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was done to one file, as a reader sees it. */
final class LineageSteps {
    private LineageSteps() {}

    record Step(String name, List<Fact> facts) {}

    record Fact(String name, String value) {}

    static List<Step> of(Lineage lineage, String file) {
        List<Step> steps = new ArrayList<>();
        for (JsonNode one : JsonMapper.shared().readTree(lineage.json()).path("files")) {
            if (one.path("file").asString().equals(file)) {
                one.path("steps").forEach(step -> steps.add(step(step)));
            }
        }
        return List.copyOf(steps);
    }

    private static Step step(JsonNode step) {
        List<Fact> facts = new ArrayList<>();
        step.properties().forEach(fact -> {
            if (!fact.getKey().equals("step")) {
                tell(fact.getKey(), fact.getValue(), facts);
            }
        });
        return new Step(step.path("step").asString(), facts);
    }

    private static void tell(String name, JsonNode value, List<Fact> facts) {
        if (value.isObject()) {
            value.properties().forEach(inner -> tell(inner.getKey(), inner.getValue(), facts));
        } else if (value.isArray()) {
            value.forEach(inner -> tell(name, inner, facts));
        } else {
            facts.add(new Fact(name, value.asString()));
        }
    }
}
