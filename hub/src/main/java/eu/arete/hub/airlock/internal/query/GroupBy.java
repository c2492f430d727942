package eu.arete.hub.airlock.internal.query;

import static eu.arete.hub.airlock.internal.query.Scope.refuse;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Holds GROUP BY to the dimensions shown: what is grouped is shown, what is shown is grouped, once. */
final class GroupBy {

    private GroupBy() {}

    static void check(JsonNode select, List<Dimension> dimensions, Scope scope) {
        JsonNode keys = select.path("group_expressions");
        if (select.path("aggregate_handling").asString("").equals("FORCE_AGGREGATES")) {
            return; // GROUP BY ALL
        }
        if (select.path("group_sets").size() > 1) {
            throw refuse("sql-clause", "GROUPING SETS, ROLLUP, CUBE");
        }
        Set<Integer> grouped = new HashSet<>();
        for (JsonNode key : keys) {
            int dimension = dimension(key, select, dimensions, scope);
            if (dimension < 0) {
                throw refuse("sql-group");
            }
            grouped.add(dimension);
        }
        if (grouped.size() != dimensions.size()) {
            throw refuse("sql-group");
        }
    }

    /** The dimension a key stands for: by its place in the list, its name, or the same expression; -1 for none. */
    private static int dimension(JsonNode key, JsonNode select, List<Dimension> dimensions, Scope scope) {
        if (key.path("class").asString("").equals("CONSTANT")) {
            int place = key.path("literal").path("text").asString("").matches("\\d{1,4}")
                    ? Integer.parseInt(key.path("literal").path("text").asString(""))
                    : 0;
            return indexOf(select.path("select_list").path(place - 1), dimensions);
        }
        List<String> path = Scope.path(key);
        for (int i = 0; i < dimensions.size(); i++) {
            Dimension dimension = dimensions.get(i);
            boolean byName = path.size() == 1 && path.get(0).equalsIgnoreCase(dimension.name());
            if (byName || scope.canonical(key).equals(scope.canonical(dimension.expression()))) {
                return i;
            }
        }
        return -1;
    }

    private static int indexOf(JsonNode item, List<Dimension> dimensions) {
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i).expression() == item) {
                return i;
            }
        }
        return -1;
    }
}
