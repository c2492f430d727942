package eu.arete.lake.engine.embedded;

import eu.arete.lake.engine.EngineRefusal;
import eu.arete.lake.engine.EngineRefusal.Reason;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Lets one query through if every part of it is on a list: kinds of node, functions, tables.
 *
 * <p>That a statement parses as SELECT proves nothing: a common table expression may copy, insert or delete. So nothing is
 * forbidden by name here; all that is not known to be harmless is refused.
 */
final class SqlGuard {

    private static final int MAX_LENGTH = 100_000;

    private static final Set<String> NODES = Set.of(
            // queries
            "SELECT_NODE",
            "SET_OPERATION_NODE",
            "RECURSIVE_CTE_NODE",
            "CTE_NODE",
            // where rows come from
            "BASE_TABLE",
            "JOIN",
            "SUBQUERY",
            "EXPRESSION_LIST",
            "EMPTY",
            "EMPTY_FROM",
            "TABLE_FUNCTION",
            "PIVOT",
            "SHOW_REF",
            // what follows a query
            "ORDER_MODIFIER",
            "LIMIT_MODIFIER",
            "LIMIT_PERCENT_MODIFIER",
            "DISTINCT_MODIFIER",
            "ASCENDING",
            "DESCENDING",
            "ORDER_DEFAULT",
            // expressions
            "COLUMN_REF",
            "VALUE_CONSTANT",
            "FUNCTION",
            "STAR",
            "CASE_EXPR",
            "LAMBDA",
            "COLLATE",
            "TYPE",
            "COMPARE_BETWEEN",
            "CONJUNCTION_AND",
            "CONJUNCTION_OR",
            "OPERATOR_CAST",
            "OPERATOR_NOT",
            "OPERATOR_IS_NULL",
            "OPERATOR_IS_NOT_NULL",
            "OPERATOR_COALESCE",
            "OPERATOR_NULLIF",
            "OPERATOR_TRY",
            "ARRAY_EXTRACT",
            "ARRAY_SLICE",
            "STRUCT_EXTRACT",
            "ARRAY_CONSTRUCTOR",
            "GROUPING_FUNCTION",
            "POSITIONAL_REFERENCE");

    private final StatementTree trees;
    private final AllowedFunctions functions;
    private final Set<String> tables;

    /** @param tables lower-case names */
    SqlGuard(StatementTree trees, AllowedFunctions functions, Set<String> tables) {
        this.trees = trees;
        this.functions = functions;
        this.tables = tables;
    }

    /** Returns when the statement may run. */
    void check(String sql) {
        if (sql.length() > MAX_LENGTH) {
            throw EngineRefusal.of(Reason.TOO_LONG, Integer.toString(MAX_LENGTH));
        }
        try {
            visit(trees.parse(sql), tables);
        } catch (EngineRefusal refusal) {
            throw inCharacters(refusal, sql);
        }
    }

    boolean passes(String sql) {
        try {
            check(sql);
            return true;
        } catch (EngineRefusal refusal) {
            return false;
        }
    }

    /** @param known tables and common table expressions that are in sight here */
    private void visit(JsonNode node, Set<String> known) {
        if (node.isArray()) {
            node.forEach(child -> visit(child, known));
        } else if (node.isObject()) {
            String type = node.path("type").asString("");
            if (!type.isEmpty()) {
                visitTyped(node, type, known);
            }
            Set<String> sight = withExpressions(node, known);
            node.properties().forEach(field -> {
                if (!field.getKey().equals("cte_map")) {
                    visit(field.getValue(), sight);
                }
            });
        }
    }

    private void visitTyped(JsonNode node, String type, Set<String> known) {
        if (!allows(type) || node.has("at_clause")) {
            throw refuse(Reason.NOT_ALLOWED, type, node);
        }
        if (type.equals("BASE_TABLE")) {
            checkTable(node, known);
        } else if (type.equals("SHOW_REF") && !node.has("query")) {
            throw refuse(Reason.NOT_ALLOWED, "SHOW", node);
        } else if (type.equals("TABLE_FUNCTION")) {
            checkFunction(node.path("function"), node, functions.table());
        } else if (type.equals("FUNCTION") || type.startsWith("WINDOW_")) {
            checkFunction(node, node, functions.scalar());
        }
    }

    private static boolean allows(String type) {
        return NODES.contains(type) || type.startsWith("COMPARE_") || type.startsWith("WINDOW_");
    }

    private static void checkTable(JsonNode node, Set<String> known) {
        JsonNode path = node.path("qualified_name").path("path");
        String name = node.path("table_name").asString("");
        boolean plain = path.size() == 1
                || (path.size() == 2 && path.get(0).asString("").equalsIgnoreCase("main"));
        if (!plain || !known.contains(name.toLowerCase(Locale.ROOT))) {
            throw refuse(Reason.UNKNOWN_TABLE, path.size() > 1 ? String.join(".", names(path)) : name, node);
        }
    }

    private static Iterable<String> names(JsonNode path) {
        return path.valueStream().map(part -> part.asString(""))::iterator;
    }

    private static void checkFunction(JsonNode function, JsonNode place, Set<String> allowed) {
        JsonNode path = function.path("qualified_name").path("path");
        String name = function.path("function_name").asString("");
        if (path.size() > 1 || !allowed.contains(name.toLowerCase(Locale.ROOT))) {
            throw refuse(Reason.FUNCTION_NOT_ALLOWED, name, place);
        }
    }

    /** A common table expression is in sight after its own definition, and inside it only when it is recursive. */
    private Set<String> withExpressions(JsonNode node, Set<String> known) {
        JsonNode definitions = node.path("cte_map").path("map");
        Set<String> sight = known;
        if (node.path("type").asString("").equals("RECURSIVE_CTE_NODE")) {
            sight = with(sight, node.path("cte_name").asString(""));
        }
        for (JsonNode definition : definitions) {
            visit(definition.path("value"), sight);
            sight = with(sight, definition.path("key").asString(""));
        }
        return sight;
    }

    private static Set<String> with(Set<String> known, String name) {
        Set<String> sight = new HashSet<>(known);
        sight.add(name.toLowerCase(Locale.ROOT));
        return sight;
    }

    private static EngineRefusal refuse(Reason reason, String subject, JsonNode node) {
        long place = node.path("query_location").asLong(-1);
        return EngineRefusal.at(reason, subject, place < 0 || place > MAX_LENGTH ? -1 : (int) place);
    }

    /** The engine counts bytes of UTF-8; a reader counts characters. */
    private static EngineRefusal inCharacters(EngineRefusal refusal, String sql) {
        byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
        return refusal.offset()
                .filter(offset -> offset <= bytes.length)
                .map(offset -> EngineRefusal.at(
                        refusal.reason(),
                        refusal.subject(),
                        new String(bytes, 0, offset, StandardCharsets.UTF_8).length()))
                .orElse(refusal);
    }
}
