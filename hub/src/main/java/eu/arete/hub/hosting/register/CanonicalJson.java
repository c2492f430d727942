package eu.arete.hub.hosting.register;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Declarations in the one form that is hashed: keys and facts in order, no space, numbers as they were normalised. */
final class CanonicalJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CanonicalJson() {}

    static String of(Kind kind, Map<String, String> values) {
        return JSON.writeValueAsString(object(kind, values));
    }

    /** A whole declaration: what GET answers, PUT takes, and the log holds the hash of. */
    static String declaration(List<? extends Fact> facts) {
        Map<String, JsonNode> sections = new TreeMap<>();
        for (Kind kind : Kind.values()) {
            List<ObjectNode> ofKind = facts.stream()
                    .filter(fact -> fact.kind() == kind)
                    .sorted(Comparator.comparing(Fact::body))
                    .map(fact -> object(kind, fact.values()))
                    .toList();
            // Two single facts may follow each other in time: then they are a list.
            if (kind.isSingle() && ofKind.size() == 1) {
                sections.put(kind.section(), ofKind.get(0));
            } else if (!ofKind.isEmpty()) {
                ArrayNode list = NODES.arrayNode();
                ofKind.forEach(list::add);
                sections.put(kind.section(), list);
            }
        }
        return JSON.writeValueAsString(sections);
    }

    static Map<String, String> values(Kind kind, String body) {
        Map<String, String> values = new TreeMap<>();
        JsonNode object = JSON.readTree(body);
        for (Rule rule : kind.rules()) {
            JsonNode value = object.get(rule.name());
            if (value != null) {
                values.put(rule.name(), text(rule, value));
            }
        }
        return values;
    }

    private static String text(Rule rule, JsonNode value) {
        if (rule.shape() == Shape.NUMBERS) {
            StringBuilder numbers = new StringBuilder();
            value.forEach(number -> numbers.append(numbers.isEmpty() ? "" : " ").append(number.asString()));
            return numbers.toString();
        }
        return value.isNumber() && rule.shape() != Shape.YEAR
                ? value.decimalValue().toPlainString()
                : value.asString();
    }

    private static ObjectNode object(Kind kind, Map<String, String> values) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        for (Rule rule : kind.rules()) {
            String value = values.get(rule.name());
            if (value != null) {
                sorted.put(rule.name(), node(rule.shape(), value));
            }
        }
        ObjectNode object = NODES.objectNode();
        object.setAll(sorted);
        return object;
    }

    private static JsonNode node(Shape shape, String value) {
        return switch (shape) {
            case YES_NO -> NODES.booleanNode(Boolean.parseBoolean(value));
            case YEAR -> NODES.numberNode(Integer.parseInt(value));
            case PERCENT, MONEY -> NODES.numberNode(new BigDecimal(value));
            case NUMBERS -> {
                ArrayNode numbers = NODES.arrayNode();
                for (String number : value.split(" ", -1)) {
                    if (!number.isEmpty()) {
                        numbers.add(Integer.parseInt(number));
                    }
                }
                yield numbers;
            }
            default -> NODES.stringNode(value);
        };
    }
}
