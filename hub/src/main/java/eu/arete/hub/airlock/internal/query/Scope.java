package eu.arete.hub.airlock.internal.query;

import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The sources of a query, and what its expressions may say about them: columns, constants, functions of them, and nothing else. */
record Scope(List<Source> sources) {

    /** Names the audit query takes for itself. */
    static final String RESERVED = "airlock_";

    private static final Set<String> EXPRESSIONS = Set.of(
            "COLUMN_REF", "CONSTANT", "FUNCTION", "COMPARISON", "CONJUNCTION", "OPERATOR", "CAST", "CASE", "BETWEEN");

    static Refused refuse(String code, Object... arguments) {
        return Refused.because("airlock." + code, arguments).at(Place.field("sql"));
    }

    /** Refuses an expression with anything in it that is not listed: a subquery, a window, a star, a column of no source. */
    void check(JsonNode node) {
        if (node.isArray()) {
            node.forEach(this::check);
        } else if (node.isObject()) {
            String kind = node.path("class").asString("");
            if (!kind.isEmpty() && !EXPRESSIONS.contains(kind)) {
                throw refuse("sql-expression", kind.toLowerCase(Locale.ROOT));
            }
            if (kind.equals("COLUMN_REF")) {
                column(node);
            } else {
                node.properties().forEach(property -> check(property.getValue()));
            }
        }
    }

    /**
     * Refuses a condition that picks persons out: pseudonyms may be matched with each other, to join, or be missing or not; they are
     * compared with nothing else. Free text is compared with nothing.
     */
    void checkCondition(JsonNode node) {
        check(node);
        checkMatches(node);
    }

    private void checkMatches(JsonNode node) {
        String type = node.path("type").asString("");
        if (type.equals("OPERATOR_IS_NULL") || type.equals("OPERATOR_IS_NOT_NULL")) {
            return;
        }
        boolean match = node.path("class").asString("").equals("COMPARISON")
                && kindOf(node.path("left")).equals(Optional.of(ExtractColumn.Kind.IDENTIFIER))
                && kindOf(node.path("right")).equals(Optional.of(ExtractColumn.Kind.IDENTIFIER));
        if (match) {
            return;
        }
        kindOf(node)
                .filter(kind -> kind == ExtractColumn.Kind.IDENTIFIER || kind == ExtractColumn.Kind.FREE_TEXT)
                .ifPresent(kind -> {
                    throw refuse("sql-condition", String.join(".", path(node)));
                });
        node.valueStream().forEach(this::checkMatches);
    }

    private Optional<ExtractColumn.Kind> kindOf(JsonNode node) {
        return node.path("class").asString("").equals("COLUMN_REF")
                ? Optional.of(column(node).kind())
                : Optional.empty();
    }

    /** The first source's column that a reference names; the same name in several sources must be one that any of them may show. */
    ExtractColumn column(JsonNode reference) {
        List<ExtractColumn> found = columns(reference);
        return found.stream().filter(column -> !column.isShowable()).findFirst().orElse(found.get(0));
    }

    private List<ExtractColumn> columns(JsonNode reference) {
        List<String> path = path(reference);
        String name = path.get(path.size() - 1);
        List<ExtractColumn> found = sources.stream()
                .filter(source -> path.size() == 1 || source.alias().equalsIgnoreCase(path.get(0)))
                .flatMap(source -> source.table().column(name).stream())
                .toList();
        if (path.size() > 2 || found.isEmpty()) {
            throw refuse("sql-column", String.join(".", path));
        }
        return found;
    }

    /** Whether an expression shows what no output may show, through whatever function. */
    boolean shows(JsonNode node) {
        return references(node).anyMatch(reference -> !column(reference).isShowable());
    }

    boolean namesAColumn(JsonNode node) {
        return references(node).findAny().isPresent();
    }

    private static Stream<JsonNode> references(JsonNode node) {
        if (node.path("class").asString("").equals("COLUMN_REF")) {
            return Stream.of(node);
        }
        return node.valueStream().flatMap(Scope::references);
    }

    /** An expression's text for comparison: without places, aliases and letter case, columns by the first source that has them. */
    String canonical(JsonNode node) {
        if (node.path("class").asString("").equals("COLUMN_REF")) {
            return reference(node);
        }
        if (node.isArray()) {
            StringBuilder text = new StringBuilder("[");
            node.forEach(child -> text.append(canonical(child)).append(','));
            return text.append(']').toString();
        }
        if (node.isObject()) {
            StringBuilder text = new StringBuilder("{");
            node.properties().forEach(property -> {
                String key = property.getKey();
                if (!key.startsWith("query_location") && !key.equals("alias")) {
                    text.append(key)
                            .append(':')
                            .append(canonical(property.getValue()))
                            .append(',');
                }
            });
            return text.append('}').toString();
        }
        return node.toString();
    }

    private String reference(JsonNode node) {
        List<String> path = path(node);
        String name = path.get(path.size() - 1);
        for (Source source : sources) {
            boolean meant = path.size() == 1 || source.alias().equalsIgnoreCase(path.get(0));
            if (meant && source.table().column(name).isPresent()) {
                return "#" + source.number() + "." + name.toLowerCase(Locale.ROOT);
            }
        }
        return "#" + String.join(".", path).toLowerCase(Locale.ROOT);
    }

    static List<String> path(JsonNode reference) {
        return reference
                .path("column_names")
                .valueStream()
                .map(part -> part.asString(""))
                .toList();
    }
}
