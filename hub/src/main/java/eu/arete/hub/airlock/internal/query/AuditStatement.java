package eu.arete.hub.airlock.internal.query;

import eu.arete.lake.sql.SqlGrammar;
import eu.arete.privacy.disclosure.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one statement that computes an output's cells and, from the very same rows, the persons behind each.
 *
 * <p>The asker's FROM and WHERE are kept as their tree; its SELECT list becomes the dimensions, the measured columns, and for each source
 * the person of the row. A join can repeat rows and so inflate what one side counts: every source's persons are counted
 * apart, and the fewest count.
 *
 * <p>Columns of the answer, all text: the dimensions; for each measure its value; then for each source the number of
 * persons and, for each measure, the persons with a value other than zero, the total, largest and second absolute contribution.
 */
final class AuditStatement {

    private static final String ROWS = Scope.RESERVED + "rows";

    private final AggregateQuery query;
    private final List<Source> persons;
    private final PersonOf personOf;
    private final int dimensions;

    AuditStatement(AggregateQuery query, ExtractSchema schema) {
        this.query = query;
        this.personOf = new PersonOf(schema);
        this.persons = query.sources();
        this.dimensions = query.dimensions().size();
    }

    /** How many sources tell persons apart. */
    int views() {
        return persons.size();
    }

    String sql(SqlGrammar grammar) {
        StringJoiner with = new StringJoiner(",\n", "WITH ", "\n");
        personOf.codes().ifPresent(codes -> with.add(PersonOf.CODES + " AS MATERIALIZED (" + codes + ")"));
        for (Source source : persons) {
            with.add(table(source) + " AS (" + personOf.rows(source.table(), person(source)) + ")");
        }
        with.add(ROWS + " AS MATERIALIZED (" + rows(grammar) + ")");
        with.add("v AS (" + values() + ")");
        for (Source source : persons) {
            with.add(view(source) + " AS (" + contributions(source) + ")");
        }
        return with + answer();
    }

    private static String table(Source source) {
        return Scope.RESERVED + "t" + source.number();
    }

    private static String person(Source source) {
        return Scope.RESERVED + "p" + source.number();
    }

    private static String view(Source source) {
        return "c" + source.number();
    }

    /** One row for each row of the asker's FROM and WHERE. */
    private String rows(SqlGrammar grammar) {
        String chosen = grammar.write(select());
        String texts = list(dimensions, i -> "CAST(o" + i + " AS VARCHAR) AS d" + i + ", o" + i);
        String measured = list(query.measures().size(), i -> "m" + i);
        String who = persons.stream().map(AuditStatement::person).collect(Collectors.joining(", "));
        return "SELECT " + comma(texts, measured, who) + " FROM (" + chosen + ")";
    }

    private ObjectNode select() {
        ObjectNode select = (ObjectNode) query.select().deepCopy();
        ArrayNode items = select.putArray("select_list");
        for (int i = 0; i < dimensions; i++) {
            items.add(named(query.dimensions().get(i).expression(), "o" + i));
        }
        for (int i = 0; i < query.measures().size(); i++) {
            JsonNode one = constantOne(select);
            items.add(named(query.measures().get(i).argument().orElse(one), "m" + i));
        }
        for (Source source : persons) {
            ObjectNode reference = items.addObject();
            reference.put("class", "COLUMN_REF");
            reference.put("type", "COLUMN_REF");
            reference.put("alias", person(source));
            reference.putArray("column_names").add(source.alias()).add(person(source));
        }
        select.putArray("group_expressions");
        select.putArray("group_sets");
        select.putArray("modifiers");
        select.put("aggregate_handling", "STANDARD_HANDLING");
        redirect(select.path("from_table"), new ArrayList<>(query.sources()));
        return select;
    }

    private static ObjectNode named(JsonNode expression, String name) {
        ObjectNode copy = (ObjectNode) expression.deepCopy();
        copy.put("alias", name);
        return copy;
    }

    private static ObjectNode constantOne(ObjectNode factory) {
        ObjectNode constant = factory.objectNode();
        constant.put("class", "CONSTANT");
        constant.put("type", "VALUE_CONSTANT");
        constant.putObject("literal").put("kind", "INTEGER").put("text", "1");
        return constant;
    }

    /** Makes each source read the table that carries its persons, under the name it had. */
    private void redirect(JsonNode from, List<Source> left) {
        if (from.path("type").asString("").equals("JOIN")) {
            redirect(from.path("left"), left);
            redirect(from.path("right"), left);
            return;
        }
        Source source = left.remove(0);
        ObjectNode node = (ObjectNode) from;
        node.put("table_name", table(source));
        node.put("alias", source.alias());
        node.putObject("qualified_name").putArray("path").add(table(source));
    }

    private String values() {
        String shown = list(query.measures().size(), i -> value(query.measures().get(i), i) + " AS v" + i);
        return "SELECT " + comma(keys(), list(dimensions, i -> "min(o" + i + ") AS s" + i), shown) + " FROM " + ROWS
                + grouped(keys());
    }

    private static String value(AskedMeasure asked, int i) {
        Measure.Kind kind = asked.measure().kind();
        if (kind == Measure.Kind.PERSONS) {
            return "count(DISTINCT m" + i + ")";
        }
        if (kind == Measure.Kind.ROWS) {
            return "count(*)";
        }
        return (kind == Measure.Kind.SUM ? "sum" : "avg") + "(m" + i + ")";
    }

    /** For one source: what each of its persons brings to each cell, then how many they are and the two who bring most. */
    private String contributions(Source source) {
        String brought = list(query.measures().size(), i -> "abs(sum(" + amount(i) + ")) AS m" + i);
        String each = "SELECT " + comma(keys(), person(source) + " AS p", brought) + " FROM " + ROWS
                + grouped(comma(keys(), "p"));
        String all = list(
                query.measures().size(),
                i -> ("count(p) FILTER (WHERE m# <> 0) AS n#, sum(m#) AS t#, max(m#, 2)[1] AS x#, max(m#, 2)[2] AS y#")
                        .replace("#", Integer.toString(i)));
        return "SELECT " + comma(keys(), "count(p) AS n", all) + " FROM (" + each + ")" + grouped(keys());
    }

    /** What a row adds: for a count, itself. */
    private String amount(int i) {
        return query.measures().get(i).measure().kind() == Measure.Kind.PERSONS ? "1" : "m" + i;
    }

    private String answer() {
        StringJoiner columns = new StringJoiner(", ");
        StringBuilder joins = new StringBuilder();
        IntStream.range(0, dimensions).forEach(i -> columns.add("v.d" + i));
        IntStream.range(0, query.measures().size()).forEach(i -> columns.add(text("v.v" + i)));
        for (Source source : persons) {
            String view = view(source);
            columns.add(text(view + ".n"));
            for (int i = 0; i < query.measures().size(); i++) {
                for (String figure : List.of("n", "t", "x", "y")) {
                    columns.add(text(view + "." + figure + i));
                }
            }
            String same = IntStream.range(0, dimensions)
                    .mapToObj(i -> "v.d" + i + " IS NOT DISTINCT FROM " + view + ".d" + i)
                    .collect(Collectors.joining(" AND "));
            joins.append(" LEFT JOIN ").append(view).append(" ON ").append(same.isEmpty() ? "1 = 1" : same);
        }
        String order = list(dimensions, i -> "v.s" + i + " NULLS LAST");
        return "SELECT " + columns + " FROM v" + joins + (order.isEmpty() ? "" : " ORDER BY " + order);
    }

    private static String text(String figure) {
        return "CAST(" + figure + " AS VARCHAR)";
    }

    private String keys() {
        return list(dimensions, i -> "d" + i);
    }

    private static String grouped(String keys) {
        return keys.isEmpty() ? "" : " GROUP BY " + keys;
    }

    private static String list(int size, IntFunction<String> item) {
        return IntStream.range(0, size).mapToObj(item).collect(Collectors.joining(", "));
    }

    private static String comma(String... parts) {
        StringJoiner joined = new StringJoiner(", ");
        for (String part : parts) {
            if (!part.isEmpty()) {
                joined.add(part);
            }
        }
        return joined.toString();
    }
}
