package eu.arete.lake.extract;

import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an extraction reads of each table: nothing else of it is opened. */
final class Needs {

    private final ExtractPlan plan;
    private final Routes routes;
    private final Set<TableName> ways;
    private final Set<TableName> conditioned;
    /** The tables whose persons a sample is taken from. */
    private final Set<TableName> sampled;

    private final boolean bridged;
    /** Whether the rows that link codes are read. */
    private final boolean linked;

    Needs(ExtractPlan plan, Routes routes) {
        this.plan = plan;
        this.routes = routes;
        List<TableName> cuts = plan.cuts().stream().map(TableCut::table).toList();
        List<TableName> conditions =
                plan.population().stream().map(Condition::table).toList();
        conditioned = ways(conditions);
        sampled = plan.population().isEmpty() && plan.choosesPersons()
                ? cuts.stream().filter(routes::leads).map(routes::root).collect(Collectors.toSet())
                : Set.of();
        ways = ways(cuts);
        ways.addAll(conditioned);
        bridged =
                ways.stream()
                                        .filter(table -> routes.step(table).isEmpty())
                                        .flatMap(table -> plan
                                                .source(table)
                                                .schema()
                                                .person()
                                                .map(code -> table.dataset() + "." + code)
                                                .stream())
                                        .distinct()
                                        .count()
                                > 1
                        // A person is of the sample or not under all their codes.
                        || !plan.sample().isAll() && ways.stream().anyMatch(this::designatesByAnyCode);
        linked = bridged || !plan.opposed().isEmpty();
    }

    /** Whether tables that are read know persons by different codes. */
    boolean bridged() {
        return bridged;
    }

    /** These tables and every one on the way from them to their person. */
    private Set<TableName> ways(List<TableName> starts) {
        Set<TableName> tables = new LinkedHashSet<>();
        for (TableName start : starts) {
            tables.add(start);
            for (Optional<Link> step = routes.step(start);
                    step.isPresent();
                    step = routes.step(step.get().towards())) {
                tables.add(step.get().towards());
            }
        }
        return tables;
    }

    /** The tables to choose persons by: those that link codes, and those on the way of a condition. */
    List<SourceTable> first() {
        return plan.sources().stream().filter(this::choosesPersons).toList();
    }

    /** The tables of which nothing but rows to take is read. */
    List<SourceTable> then() {
        return plan.sources().stream()
                .filter(source -> ways.contains(source.name()) && !choosesPersons(source))
                .toList();
    }

    boolean choosesPersons(SourceTable source) {
        return readsAllTimes(source) || sampled.contains(source.name());
    }

    /** Whether rows outside the period count: those that link codes, and those on the way of a condition. */
    boolean readsAllTimes(SourceTable source) {
        return conditioned.contains(source.name()) || links(source);
    }

    private boolean designatesByAnyCode(TableName table) {
        TableSchema schema = plan.source(table).schema();
        return schema.person().isPresent() && schema.linkage().size() < 2;
    }

    private boolean links(SourceTable source) {
        return linked && source.schema().linkage().size() > 1;
    }

    /** The columns to read of a table, in its order. */
    List<Field> columns(SourceTable source) {
        TableSchema schema = source.schema();
        TableName table = source.name();
        Set<String> names = new LinkedHashSet<>();
        schema.person().ifPresent(names::add);
        if (links(source)) {
            names.addAll(schema.linkage());
        }
        if (ways.contains(table)) {
            names.addAll(Persons.telling(schema));
            schema.period().ifPresent(names::add);
            plan.cuts().stream().filter(cut -> cut.table().equals(table)).forEach(cut -> names.addAll(cut.columns()));
            plan.population().stream()
                    .filter(condition -> condition.table().equals(table))
                    .forEach(condition -> names.add(condition.column()));
            routes.step(table).ifPresent(link -> names.addAll(link.columns()));
            names.addAll(keys(table));
        }
        return schema.fields().stream()
                .filter(field -> names.contains(field.name()))
                .toList();
    }

    /** The columns by which rows of other tables that are read follow rows of this one. */
    Set<String> keys(TableName table) {
        Set<String> keys = new LinkedHashSet<>();
        for (TableName follower : ways) {
            routes.step(follower)
                    .filter(link -> link.towards().equals(table))
                    .ifPresent(link -> keys.addAll(link.theirs()));
        }
        return keys;
    }

    /** The tables on the way of a row taken or of a condition. */
    Set<TableName> ways() {
        return Set.copyOf(ways);
    }
}
