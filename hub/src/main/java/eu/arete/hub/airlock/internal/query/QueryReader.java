package eu.arete.hub.airlock.internal.query;

import static eu.arete.hub.airlock.internal.query.Scope.refuse;

import eu.arete.lake.sql.SqlFault;
import eu.arete.lake.sql.SqlGrammar;
import eu.arete.privacy.disclosure.Measure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads the query of an output, and refuses whatever the airlock could not answer for. */
final class QueryReader {

    private static final Set<String> AGGREGATES = Set.of("count_star", "count", "sum", "avg", "mean");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_ ]{0,62}");

    private final SqlGrammar grammar;
    private final ExtractSchema schema;

    QueryReader(SqlGrammar grammar, ExtractSchema schema) {
        this.grammar = grammar;
        this.schema = schema;
    }

    AggregateQuery read(String sql) {
        JsonNode select = parse(sql);
        refuseClauses(select);
        Scope scope = new Scope(FromReader.read(select.path("from_table"), schema));
        scope.checkCondition(select.path("where_clause"));
        List<Dimension> dimensions = new ArrayList<>();
        List<AskedMeasure> measures = new ArrayList<>();
        for (JsonNode item : select.path("select_list")) {
            if (isAggregate(item)) {
                measures.add(measure(item, scope));
            } else {
                dimensions.add(dimension(item, scope));
            }
        }
        if (measures.isEmpty()) {
            throw refuse("sql-no-measure");
        }
        refuseTwins(dimensions, measures);
        GroupBy.check(select, dimensions, scope);
        return new AggregateQuery(select, scope.sources(), dimensions, measures);
    }

    private JsonNode parse(String sql) {
        try {
            return grammar.read(sql);
        } catch (SqlFault fault) {
            throw refuse(
                    "sql-" + fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    String.valueOf(fault.getMessage()));
        }
    }

    private static void refuseClauses(JsonNode select) {
        if (!select.path("type").asString("").equals("SELECT_NODE")) {
            throw refuse("sql-clause", "UNION, INTERSECT, EXCEPT");
        }
        if (!select.path("cte_map").path("map").isEmpty()) {
            throw refuse("sql-clause", "WITH");
        }
        for (String clause : List.of("having", "qualify", "sample")) {
            if (!select.path(clause).isNull()) {
                throw refuse("sql-clause", clause.toUpperCase(Locale.ROOT));
            }
        }
        for (JsonNode modifier : select.path("modifiers")) {
            String type = modifier.path("type").asString("");
            if (!type.equals("ORDER_MODIFIER")) {
                throw refuse("sql-clause", type.replace("_MODIFIER", ""));
            }
        }
    }

    private static boolean isAggregate(JsonNode item) {
        return item.path("class").asString("").equals("FUNCTION")
                && AGGREGATES.contains(function(item))
                && !item.path("is_operator").asBoolean();
    }

    private static String function(JsonNode item) {
        return item.path("function_name").asString("").toLowerCase(Locale.ROOT);
    }

    private Dimension dimension(JsonNode item, Scope scope) {
        scope.check(item);
        if (!scope.namesAColumn(item)) {
            throw refuse("sql-dimension-constant");
        }
        String name = name(item, reference(item).orElse(""));
        if (scope.shows(item)) {
            throw refuse("sql-dimension", name);
        }
        return new Dimension(name, item);
    }

    private AskedMeasure measure(JsonNode item, Scope scope) {
        boolean distinct = item.path("distinct").asBoolean();
        boolean plain = item.path("filter").isNull()
                && item.path("order_bys").path("orders").isEmpty()
                && item.path("qualified_name").path("path").size() == 1;
        List<JsonNode> arguments = item.path("arguments")
                .valueStream()
                .map(a -> a.path("expression"))
                .toList();
        String function = function(item);
        if (!plain) {
            throw refuse("sql-measure", function);
        }
        if (arguments.isEmpty() && (function.equals("count_star") || function.equals("count")) && !distinct) {
            return new AskedMeasure(new Measure(name(item, "rows"), Measure.Kind.ROWS), Optional.empty());
        }
        Optional<String> column = arguments.size() == 1 ? reference(arguments.get(0)) : Optional.empty();
        if (column.isEmpty()) {
            throw refuse("sql-measure", function);
        }
        JsonNode argument = arguments.get(0);
        scope.check(argument);
        ExtractColumn.Kind kind = scope.column(argument).kind();
        boolean counts = function.equals("count");
        if (counts != distinct
                || kind != (counts ? ExtractColumn.Kind.IDENTIFIER : ExtractColumn.Kind.NUMBER)
                || function.equals("count_star")) {
            throw refuse("sql-measure", function + "(" + column.get() + ")");
        }
        Measure.Kind measured =
                counts ? Measure.Kind.PERSONS : function.equals("sum") ? Measure.Kind.SUM : Measure.Kind.MEAN;
        String usual = counts ? "persons" : (function.equals("sum") ? "sum_" : "mean_") + column.get();
        return new AskedMeasure(new Measure(name(item, usual), measured), Optional.of(argument));
    }

    private static Optional<String> reference(JsonNode expression) {
        return expression.path("class").asString("").equals("COLUMN_REF")
                ? Optional.of(Scope.path(expression).get(Scope.path(expression).size() - 1))
                : Optional.empty();
    }

    private static String name(JsonNode item, String usual) {
        String alias = item.path("alias").asString("");
        String name = alias.isEmpty() ? usual : alias;
        if (!NAME.matcher(name).matches() || name.toLowerCase(Locale.ROOT).startsWith(Scope.RESERVED)) {
            throw refuse("sql-name", name);
        }
        return name;
    }

    private static void refuseTwins(List<Dimension> dimensions, List<AskedMeasure> measures) {
        Set<String> names = new HashSet<>();
        dimensions.forEach(dimension -> add(names, dimension.name()));
        measures.forEach(measure -> add(names, measure.measure().name()));
    }

    private static void add(Set<String> names, String name) {
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            throw refuse("sql-twin", name);
        }
    }
}
