package eu.arete.hub.hosting.register;

import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a declaration by the table of {@link Kind}: every fault is told at its place, nothing unknown is passed over. */
final class DeclarationReader {
    /** Of the whole declaration, in bytes. */
    static final int LONGEST = 1 << 20;

    private static final int MOST_FACTS = 300;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> SECTIONS =
            List.of(Kind.values()).stream().map(Kind::section).collect(Collectors.toSet());

    private DeclarationReader() {}

    static List<Draft> read(byte[] json) {
        if (json.length > LONGEST) {
            throw Refused.because("hosting.register.too-long", LONGEST / 1024);
        }
        JsonNode root = tree(json);
        onlyKnown(root, SECTIONS, "");
        List<Draft> drafts = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            JsonNode section = root.get(kind.section());
            if (section == null || section.isNull()) {
                continue;
            }
            if (kind.isSingle() && section.isObject()) {
                drafts.add(draft(kind, section, kind.section()));
            } else if (section.isArray()) {
                for (int i = 0; i < section.size(); i++) {
                    drafts.add(draft(kind, section.get(i), kind.section() + "[" + i + "]"));
                }
            } else {
                throw malformed(kind.section(), kind.isSingle() ? "object" : "list");
            }
        }
        if (drafts.size() > MOST_FACTS) {
            throw Refused.because("hosting.register.too-many-facts", MOST_FACTS);
        }
        return drafts;
    }

    private static JsonNode tree(byte[] json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (root.isObject()) {
                return root;
            }
        } catch (JacksonException e) {
            throw Refused.because(
                    "hosting.register.not-json",
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr());
        }
        throw Refused.because("hosting.register.not-json", 1);
    }

    private static Draft draft(Kind kind, @Nullable JsonNode object, String place) {
        if (object == null || !object.isObject()) {
            throw malformed(place, "object");
        }
        Set<String> known = new HashSet<>();
        SortedMap<String, String> values = new TreeMap<>();
        for (Rule rule : kind.rules()) {
            known.add(rule.name());
            JsonNode node = object.get(rule.name());
            String at = place + "." + rule.name();
            if (node == null || node.isNull()) {
                if (rule.required()) {
                    throw Refused.because("site.field-missing", at).at(Place.field(at));
                }
                continue;
            }
            String value = rule.shape().read(node, at);
            if (!rule.oneOf().isEmpty() && !rule.oneOf().contains(value)) {
                throw malformed(at, String.join(", ", rule.oneOf()));
            }
            // "No" is what is said when nothing is: written in one way only.
            if (rule.required() || rule.shape() != Shape.YES_NO || Boolean.parseBoolean(value)) {
                values.put(rule.name(), value);
            }
        }
        onlyKnown(object, known, place + ".");
        return new Draft(kind, place, values);
    }

    private static void onlyKnown(JsonNode object, Set<String> known, String prefix) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                String shown = prefix + (name.length() > 60 ? name.substring(0, 60) : name);
                throw Refused.because("hosting.register.unknown-field", shown).at(Place.field(shown));
            }
        }
    }

    static Refused malformed(String place, String expected) {
        return Refused.because("hosting.register.malformed", place, expected).at(Place.field(place));
    }
}
