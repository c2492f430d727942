package eu.arete.lake.extract;

import eu.arete.lake.extract.RiskReport.Classes;
import eu.arete.lake.extract.RiskReport.Lowered;
import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.FieldRole;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Measures how far persons can be told apart by what they are given. Of each table it keeps a row a person: the least and the
 * greatest value of each potential identifier, and whether one is missing. As a precision keeps the order of values, the same row
 * tells what the person would look like were less given. Persons with the same row are a class.
 */
final class RiskMeasure {

    private static final String PERSON = Sql.name("person:");
    private static final String CLASSES = Sql.name("risk:classes");

    private final ExtractEngine engine;
    private final ExtractPlan plan;
    private final RiskBounds bounds;
    private final KnownFacts facts;
    /** On the way of a table that is measured. */
    private final Set<TableName> ways = new LinkedHashSet<>();

    private final Map<TableName, TableCut> measured = new LinkedHashMap<>();

    RiskMeasure(ExtractEngine engine, ExtractPlan plan, Routes routes, RiskBounds bounds) {
        this.engine = engine;
        this.plan = plan;
        this.bounds = bounds;
        this.facts = new KnownFacts(bounds.facts());
        for (TableCut cut : plan.cuts()) {
            if (concerns(cut)) {
                for (Optional<Link> step = routes.step(cut.table());
                        step.isPresent();
                        step = routes.step(step.get().towards())) {
                    ways.add(step.get().towards());
                }
            }
        }
    }

    /** Whether the persons of the rows kept of this table must be known to measure others. */
    boolean needsPersonsOf(TableName table) {
        return ways.contains(table);
    }

    boolean concerns(TableCut cut) {
        return !potential(cut).isEmpty() || day(cut).isPresent();
    }

    /**
     * Takes rows of a table as they were written; may be called again for more of them.
     *
     * @param person an expression, {@code from} where it and the rows, as {@code t}, are read
     */
    void add(TableCut cut, String person, String from, long rows) {
        List<Field> columns = potential(cut);
        if (!columns.isEmpty()) {
            StringBuilder select = new StringBuilder("SELECT " + person + " AS " + PERSON);
            for (int i = 0; i < columns.size(); i++) {
                String value = "t." + Sql.name(columns.get(i).name());
                select.append(", min(").append(value).append(") AS lo").append(i);
                select.append(", max(").append(value).append(") AS hi").append(i);
                select.append(", count(")
                        .append(value)
                        .append(") < count(*) AS no")
                        .append(i);
            }
            select.append(from).append(" GROUP BY 1");
            boolean first = measured.putIfAbsent(cut.table(), cut) == null;
            engine.run((first
                            ? "CREATE TEMP TABLE " + kept(cut.table()) + " AS "
                            : "INSERT INTO " + kept(cut.table()) + " ")
                    + select);
        }
        day(cut).ifPresent(day -> addFacts(cut, day, person, from, rows));
    }

    private void addFacts(TableCut cut, Field day, String person, String from, long rows) {
        facts.expect(rows);
        String code = code(cut).map(field -> ", t." + Sql.name(field.name())).orElse("");
        String known = cut.precision(day.name()).sql("t." + Sql.name(day.name()), day);
        engine.each(
                "SELECT p, f FROM (SELECT (hash(" + person + ") >> 1)::BIGINT AS p, (hash("
                        + Sql.text(cut.table().toString()) + ", " + known + code + ") >> 1)::BIGINT AS f, " + known
                        + " IS NOT NULL AS dated" + from + ") WHERE dated AND (p & " + (KnownFacts.SHARES - 1) + ") < "
                        + facts.share(),
                row -> facts.add(row.getLong(1), row.getLong(2)));
    }

    RiskReport report() {
        List<RiskReport.Table> tables = new ArrayList<>();
        List<Column> all = new ArrayList<>();
        for (TableCut cut : measured.values()) {
            List<Column> constant = new ArrayList<>();
            List<String> varying = new ArrayList<>();
            gather(cut);
            List<Field> columns = potential(cut);
            for (int i = 0; i < columns.size(); i++) {
                Column column = new Column(
                        cut.table(),
                        columns.get(i),
                        cut.precision(columns.get(i).name()),
                        i);
                if (isConstant(column)) {
                    constant.add(column);
                } else {
                    varying.add(column.field().name());
                }
            }
            tables.add(new RiskReport.Table(
                    cut.table(),
                    constant.stream().map(column -> column.field().name()).toList(),
                    varying,
                    classes("1", kept(cut.table()), profiles(constant))));
            all.addAll(constant);
        }
        if (tables.isEmpty()) {
            return new RiskReport(List.of(), Optional.empty(), List.of(), measureFacts());
        }
        combine(all);
        Classes combined = classes("n", CLASSES, profiles(all));
        return new RiskReport(tables, Optional.of(combined), lowering(all), measureFacts());
    }

    private List<RiskReport.Facts> measureFacts() {
        return plan.cuts().stream().noneMatch(cut -> day(cut).isPresent())
                ? List.of()
                : facts.measure(bounds.points(), bounds.targets());
    }

    /** One row a person, though the table came in several parts. */
    private void gather(TableCut cut) {
        StringBuilder select = new StringBuilder("SELECT " + PERSON);
        for (int i = 0; i < potential(cut).size(); i++) {
            select.append(", min(lo").append(i).append(") AS ").append(Column.name(cut.table(), "lo", i));
            select.append(", max(hi").append(i).append(") AS ").append(Column.name(cut.table(), "hi", i));
            select.append(", bool_or(no").append(i).append(") AS ").append(Column.name(cut.table(), "no", i));
        }
        String parts = kept(cut.table());
        String whole = Sql.name("whole:" + cut.table());
        engine.run("CREATE TEMP TABLE " + whole + " AS " + select + " FROM " + parts + " GROUP BY 1; DROP TABLE "
                + parts + "; ALTER TABLE " + whole + " RENAME TO " + parts);
    }

    private boolean isConstant(Column column) {
        return engine.count("SELECT (count(*) FILTER (" + column.given("lo") + " IS NOT DISTINCT FROM "
                        + column.given("hi") + " AND (NOT " + column.raw("no") + " OR " + column.raw("lo")
                        + " IS NULL)) * 100 >= count(*) * " + bounds.constantPercent() + ")::INT FROM "
                        + kept(column.table()))
                == 1;
    }

    /** Persons by all that is constant for them, and how many look alike before anything is made less precise. */
    private void combine(List<Column> columns) {
        StringBuilder from = new StringBuilder();
        for (TableName table : measured.keySet()) {
            from.append(from.length() == 0 ? "FROM " : " FULL JOIN ").append(kept(table));
            from.append(from.indexOf(" FULL JOIN ") < 0 ? "" : " USING (" + PERSON + ")");
        }
        String profile = columns.isEmpty()
                ? "1"
                : columns.stream()
                        .map(column -> column.raw("lo") + ", " + column.raw("hi") + ", " + column.raw("no"))
                        .collect(Collectors.joining(", "));
        engine.run("CREATE TEMP TABLE " + CLASSES + " AS SELECT " + profile + ", count(*) AS n " + from
                + (columns.isEmpty() ? "" : " GROUP BY ALL"));
        measured.keySet().forEach(table -> engine.run("DROP TABLE " + kept(table)));
    }

    private List<Lowered> lowering(List<Column> columns) {
        List<Lowered> all = new ArrayList<>();
        for (Column column : columns) {
            List<Column> others =
                    columns.stream().filter(other -> !other.equals(column)).toList();
            column.given().coarser(column.field()).ifPresent(coarser -> {
                List<Column> instead = new ArrayList<>(others);
                instead.add(new Column(column.table(), column.field(), coarser, column.at()));
                all.add(new Lowered(
                        column.table(),
                        column.field().name(),
                        Optional.of(coarser),
                        classes("n", CLASSES, profiles(instead))));
            });
            all.add(new Lowered(
                    column.table(), column.field().name(), Optional.empty(), classes("n", CLASSES, profiles(others))));
        }
        return all;
    }

    private Classes classes(String weight, String table, List<String> profile) {
        long[] found = new long[4];
        String by = profile.isEmpty() ? "HAVING count(*) > 0" : "GROUP BY " + String.join(", ", profile);
        engine.each(
                "SELECT coalesce(sum(n), 0)::BIGINT, coalesce(min(n), 0)::BIGINT, coalesce(sum(n) FILTER (n < "
                        + bounds.smallClass() + "), 0)::BIGINT, (count(*) FILTER (n = 1))::BIGINT FROM (SELECT sum("
                        + weight + ") AS n FROM " + table + " " + by + ")",
                row -> {
                    for (int i = 0; i < found.length; i++) {
                        found[i] = row.getLong(i + 1);
                    }
                });
        return new Classes(found[0], found[1], found[2], found[3]);
    }

    private static List<String> profiles(List<Column> columns) {
        return columns.stream()
                .map(column -> column.given("lo") + ", " + column.given("hi") + ", " + column.raw("no"))
                .toList();
    }

    private static String kept(TableName table) {
        return Sql.name("risk:" + table);
    }

    private List<Field> potential(TableCut cut) {
        return plan.source(cut.table()).schema().fields().stream()
                .filter(field -> field.role() == FieldRole.QUASI_IDENTIFIER
                        && cut.columns().contains(field.name()))
                .toList();
    }

    private Optional<Field> day(TableCut cut) {
        TableSchema schema = plan.source(cut.table()).schema();
        return schema.period().filter(cut.columns()::contains).flatMap(schema::field);
    }

    /** What was done that day, if the table tells by a code. */
    private Optional<Field> code(TableCut cut) {
        return plan.source(cut.table()).schema().fields().stream()
                .filter(field -> field.role() == FieldRole.PLAIN
                        && field.codeList().isPresent()
                        && cut.columns().contains(field.name()))
                .findFirst();
    }

    /** @param at its place among the potential identifiers of its table */
    private record Column(TableName table, Field field, Precision given, int at) {

        static String name(TableName table, String kind, int at) {
            return Sql.name(kind + at + ":" + table);
        }

        String raw(String kind) {
            return name(table, kind, at);
        }

        String given(String kind) {
            return given.sql(raw(kind), field);
        }
    }
}
