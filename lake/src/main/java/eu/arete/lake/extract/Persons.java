package eu.arete.lake.extract;

import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.TableName;
import eu.arete.privacy.ProjectStage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is who in the lake, who opposes, and who is of the population; as tables of the engine.
 *
 * <p>{@code opposed (code)} holds every code tied to an opposing person by any chain of linkage rows: two persons who share a code
 * (twins under one parent's number) are then both left out. {@code whose (code, person)} gives the person of a code where datasets
 * know persons by different ones; a code shared by two persons designates neither. When the plan has conditions or a sample,
 * {@code population (person)} holds who meets them, {@code wanted (code, person, project)} every code of theirs that is nobody's who opposes (its person
 * where that is another code), and {@code shunned (code, person)} the others.
 */
final class Persons {

    /** Who may be taken, when the plan chooses persons. */
    static final String WANTED = "wanted";

    private final ExtractEngine engine;
    private final ExtractPlan plan;
    private final Routes routes;
    private final boolean bridged;

    Persons(ExtractEngine engine, ExtractPlan plan, Routes routes, boolean bridged) {
        this.engine = engine;
        this.plan = plan;
        this.routes = routes;
        this.bridged = bridged;
    }

    void prepare(ProjectStage stage) {
        engine.fill(
                "opposed",
                plan.opposed().stream().map(pseudonym -> pseudonym.hex()).collect(Collectors.toSet()));
        expandOpposed();
        if (bridged) {
            engine.run("CREATE TEMP TABLE whose AS SELECT code, min(person) AS person FROM (" + codesAndPersons()
                    + ") GROUP BY code HAVING count(DISTINCT person) = 1");
        }
        if (chosen()) {
            String all = plan.population().isEmpty()
                    ? everyone()
                    : plan.population().stream().map(this::having).collect(Collectors.joining(" INTERSECT "));
            engine.run("CREATE TEMP TABLE population AS SELECT DISTINCT person FROM (" + all
                    + ") WHERE person IS NOT NULL");
            if (!plan.sample().isAll()) {
                engine.choose("population", code -> plan.sample().takes(code, stage));
            }
            String codes = bridged
                    ? "SELECT w.code, w.person FROM whose w SEMI JOIN population p ON p.person = w.person UNION ALL"
                            + " SELECT p.person, p.person FROM population p ANTI JOIN whose w ON w.code = p.person"
                    : "SELECT person AS code, person FROM population";
            engine.run("CREATE TEMP TABLE shunned AS SELECT c.* FROM (" + codes
                    + ") c SEMI JOIN opposed x ON x.code = c.code");
            engine.project(
                    "SELECT " + (bridged ? "c.*" : "c.code") + " FROM (" + codes
                            + ") c ANTI JOIN opposed x ON x.code = c.code",
                    WANTED,
                    stage);
        }
    }

    /** Whether the plan has conditions or a sample: then only {@code wanted} persons are taken. */
    boolean chosen() {
        return plan.choosesPersons();
    }

    private String everyone() {
        return plan.cuts().stream()
                .map(TableCut::table)
                .filter(routes::leads)
                .map(routes::root)
                .distinct()
                .map(root -> "SELECT " + person("t", root) + " AS person FROM " + Sql.view(root) + " t")
                .reduce((one, other) -> one + " UNION ALL " + other)
                .orElse("SELECT ''::VARCHAR AS person WHERE false");
    }

    /** The person of a row of a table that designates persons, in the words all datasets share. */
    String person(String alias, TableName root) {
        return person(alias, plan.source(root).schema().person().orElseThrow());
    }

    String person(String alias, String column) {
        String code = alias + "." + Sql.name(column);
        return bridged ? "coalesce((SELECT w.person FROM whose w WHERE w.code = " + code + "), " + code + ")" : code;
    }

    /**
     * The columns whose codes tell whether a row is of somebody who opposes. Where a row's codes are linked by the row itself, either
     * all of them are of the opposed or none: the person's is enough, if there is one.
     */
    static List<String> telling(TableSchema schema) {
        List<String> linked = schema.linkage();
        boolean closed =
                linked.size() > 1 && schema.person().filter(linked::contains).isPresent();
        return schema.identifiers().stream()
                .map(Field::name)
                .filter(column -> !closed
                        || !linked.contains(column)
                        || schema.person().filter(column::equals).isPresent())
                .toList();
    }

    /** Whether nothing in a row that designates a person, or follows one, is a code of somebody who opposes. */
    Optional<String> notOpposed(String alias, List<String> columns) {
        if (plan.opposed().isEmpty() || columns.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(columns.stream()
                .map(column ->
                        "NOT EXISTS (SELECT 1 FROM opposed x WHERE x.code = " + alias + "." + Sql.name(column) + ")")
                .collect(Collectors.joining(" AND ")));
    }

    /** A query: {@code person} of each row of a table that designates persons, if it would be taken did nobody oppose, but is not. */
    String opposedOf(TableName table) {
        TableSchema schema = plan.source(table).schema();
        String column = schema.person().orElseThrow();
        String period = schema.period()
                .map(day -> " AND " + Sql.within("t.", day, plan))
                .orElse("");
        List<String> others = new ArrayList<>(telling(schema));
        others.remove(column);
        Optional<String> clean = notOpposed("t", others);
        String from = " FROM " + Sql.view(table) + " t ";
        if (!chosen()) {
            String code = "t." + Sql.name(column);
            return "SELECT " + person("t", table) + " AS person" + from
                    + "WHERE (EXISTS (SELECT 1 FROM opposed x WHERE x.code = " + code + ")"
                    + clean.map(rule -> " OR " + code + " IS NOT NULL AND NOT (" + rule + ")")
                            .orElse("") + ")" + period;
        }
        String on = " c ON c.code = t." + Sql.name(column) + " WHERE true" + period;
        String shunned = "SELECT c.person AS person" + from + "JOIN shunned" + on;
        return clean.map(rule -> shunned + " UNION SELECT coalesce(c.person, c.code) AS person" + from + "JOIN "
                        + WANTED + on + " AND NOT (" + rule + ")")
                .orElse(shunned);
    }

    /** Round by round: the codes of the rows in which a code of the round before stands. */
    private void expandOpposed() {
        if (plan.opposed().isEmpty() || linking().isEmpty()) {
            return;
        }
        String rows = linking().stream()
                .flatMap(table -> table.schema().linkage().stream().map(column -> rowsOf(table, column)))
                .collect(Collectors.joining(" UNION ALL "));
        engine.run("CREATE TEMP TABLE fresh AS FROM opposed");
        do {
            engine.run("CREATE TEMP TABLE linked AS SELECT DISTINCT c.code FROM (" + rows
                    + ") c ANTI JOIN opposed x ON x.code = c.code WHERE c.code IS NOT NULL;"
                    + " DROP TABLE fresh; ALTER TABLE linked RENAME TO fresh; INSERT INTO opposed FROM fresh");
        } while (engine.count("SELECT count(*) FROM fresh") > 0);
    }

    private static String rowsOf(SourceTable table, String column) {
        return "SELECT unnest([" + Sql.columns("t", table.schema().linkage()) + "]) AS code FROM "
                + Sql.view(table.name()) + " t SEMI JOIN fresh x ON x.code = t." + Sql.name(column);
    }

    private List<SourceTable> linking() {
        return plan.sources().stream()
                .filter(source -> source.schema().linkage().size() > 1)
                .toList();
    }

    private String codesAndPersons() {
        List<String> selects = new ArrayList<>();
        for (SourceTable table : linking()) {
            table.schema().person().ifPresent(person -> {
                Set<String> codes = new HashSet<>(table.schema().linkage());
                codes.add(person);
                for (String code : codes) {
                    selects.add("SELECT " + Sql.name(code) + " AS code, " + Sql.name(person) + " AS person FROM "
                            + Sql.view(table.name()) + " WHERE " + Sql.name(code) + " IS NOT NULL AND "
                            + Sql.name(person) + " IS NOT NULL");
                }
            });
        }
        return selects.isEmpty()
                ? "SELECT ''::VARCHAR AS code, ''::VARCHAR AS person WHERE false"
                : String.join(" UNION ", selects);
    }

    /** The persons who have a row that passes: the rows that do, then back along the route, to those that designate. */
    private String having(Condition condition) {
        SourceTable table = plan.source(condition.table());
        Field field = table.schema().field(condition.column()).orElseThrow();
        String rows = "SELECT t.* FROM " + Sql.view(table.name()) + " t WHERE " + Sql.passes("t", condition, field);
        TableName at = table.name();
        if (!routes.leads(at)) {
            throw new InvalidPlan("Cannot choose persons by " + at + ": no row of it leads to a person");
        }
        for (Optional<Link> step = routes.step(at); step.isPresent(); step = routes.step(at)) {
            TableName next = step.get().towards();
            Link back = new Link(step.get().theirs(), at, step.get().columns());
            rows = "SELECT t.* FROM " + Sql.view(next) + " t WHERE " + Sql.follows("t", back, "(" + rows + ")");
            at = next;
        }
        return "SELECT " + person("t", at) + " AS person FROM (" + rows + ") t";
    }
}
