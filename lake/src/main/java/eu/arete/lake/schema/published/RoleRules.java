package eu.arete.lake.schema.published;

import eu.arete.lake.schema.Bilingual;
import eu.arete.lake.schema.FieldRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The declared rules, in their order: the first that holds proposes. */
final class RoleRules {
    static final RoleRules DECLARED = read();

    private final List<RoleRule> rules;

    private RoleRules(List<RoleRule> rules) {
        this.rules = List.copyOf(rules);
    }

    Optional<RoleRule> firstFor(PublishedField field) {
        return rules.stream().filter(rule -> rule.holdsFor(field)).findFirst();
    }

    private static RoleRules read() {
        try (InputStream declared = RoleRules.class.getResourceAsStream("role-rules.json")) {
            if (declared == null) {
                throw new IllegalStateException("role-rules.json is not on the class path");
            }
            List<RoleRule> rules = new ArrayList<>();
            for (JsonNode node : JsonMapper.builder().build().readTree(declared)) {
                rules.add(rule(node));
            }
            return new RoleRules(rules);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read role-rules.json", e);
        }
    }

    private static RoleRule rule(JsonNode node) {
        String role = node.path("role").asString();
        return new RoleRule(
                node.path("rule").asString(),
                FieldRole.named(role).orElseThrow(() -> new IllegalStateException(role + " is not a role")),
                pattern(node.path("names")),
                pattern(node.path("notNames")),
                pattern(node.path("descriptions")),
                node.path("types").valueStream().map(JsonNode::asString).toList(),
                node.path("shortest").asInt(0),
                node.path("longest").asInt(0),
                new Bilingual(node.at("/why/fr").asString(), node.at("/why/en").asString()));
    }

    private static @Nullable Pattern pattern(JsonNode node) {
        return node.isString() ? Pattern.compile(node.asString(), Pattern.CASE_INSENSITIVE) : null;
    }
}
