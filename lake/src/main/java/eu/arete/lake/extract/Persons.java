package eu.arete.lake.extract;

import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.TableName;
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
 * know persons by different ones; a code shared by two persons designates neither. {@code population (person)} is there only when
 * the plan has conditions.
 */
final class Persons {

    private final ExtractEngine engine;
    private final ExtractPlan plan;
    private final Routes routes;
    private final boolean bridged;

    Persons(ExtractEngine engine, ExtractPlan plan, Routes routes, Set<TableName> roots) {
        this.engine = engine;
        this.plan = plan;
        this.routes = routes;
        Set<String> designations = roots.stream()
                .map(root -> root.dataset() + "."
                        + plan.source(root).schema().person().orElseThrow())
                .collect(Collectors.toSet());
        this.bridged = designations.size() > 1;
    }

    void prepare() {
        engine.fill(
                "opposed",
                plan.opposed().stream().map(pseudonym -> pseudonym.hex()).collect(Collectors.toSet()));
        expandOpposed();
        if (bridged) {
            engine.run("CREATE TEMP TABLE whose AS SELECT code, min(person) AS person FROM (" + codesAndPersons()
                    + ") GROUP BY code HAVING count(DISTINCT person) = 1");
        }
        if (!plan.population().isEmpty()) {
            String all = plan.population().stream().map(this::having).collect(Collectors.joining(" INTERSECT "));
            engine.run("CREATE TEMP TABLE population AS SELECT DISTINCT person FROM (" + all
                    + ") WHERE person IS NOT NULL");
        }
    }

    /** The person of a row of a table that designates persons, in the words all datasets share. */
    String person(String alias, TableName root) {
        String code = alias + "." + Sql.name(plan.source(root).schema().person().orElseThrow());
        return bridged ? "coalesce((SELECT w.person FROM whose w WHERE w.code = " + code + "), " + code + ")" : code;
    }

    /** Whether nothing in a row is a code of somebody who opposes. */
    Optional<String> notOpposed(String alias, TableSchema schema) {
        if (plan.opposed().isEmpty() || schema.identifiers().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(schema.identifiers().stream()
                .map(field -> "NOT EXISTS (SELECT 1 FROM opposed x WHERE x.code = " + alias + "."
                        + Sql.name(field.name()) + ")")
                .collect(Collectors.joining(" AND ")));
    }

    /** Whether the person of a row is of the population. */
    Optional<String> wanted(String alias, TableName root) {
        return plan.population().isEmpty()
                ? Optional.empty()
                : Optional.of("EXISTS (SELECT 1 FROM population p WHERE p.person = " + person(alias, root) + ")");
    }

    private void expandOpposed() {
        long before = -1;
        long now = engine.count("SELECT count(*) FROM opposed");
        while (now > 0 && now != before) {
            for (SourceTable table : linking()) {
                List<String> linkage = table.schema().linkage();
                String any = linkage.stream()
                        .map(column -> "EXISTS (SELECT 1 FROM opposed x WHERE x.code = t." + Sql.name(column) + ")")
                        .collect(Collectors.joining(" OR "));
                engine.run("INSERT INTO opposed SELECT DISTINCT code FROM (SELECT unnest([" + Sql.columns("t", linkage)
                        + "]) AS code FROM " + Sql.view(table.name()) + " t WHERE " + any
                        + ") WHERE code IS NOT NULL AND code NOT IN (SELECT code FROM opposed)");
            }
            before = now;
            now = engine.count("SELECT count(*) FROM opposed");
        }
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
