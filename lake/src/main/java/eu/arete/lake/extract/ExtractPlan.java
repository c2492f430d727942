package eu.arete.lake.extract;

import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.TableName;
import eu.arete.privacy.Pseudonym;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to take out of the lake, as data.
 *
 * @param sources every table of every dataset concerned, taken or not: the way from a row to its person may lead through any, and
 *     the tables of all datasets that link codes tell which codes are one person's
 * @param cuts the tables and columns to take
 * @param from first day of care, included; {@code to} the last
 * @param population conditions a person must meet, all of them; none: everyone
 * @param opposed a code of each person who opposes; their other codes are found
 * @param sample which share of the persons who may be taken is
 */
public record ExtractPlan(
        List<SourceTable> sources,
        List<TableCut> cuts,
        LocalDate from,
        LocalDate to,
        List<Condition> population,
        Set<Pseudonym> opposed,
        Sample sample) {

    public ExtractPlan {
        sources = List.copyOf(sources);
        cuts = List.copyOf(cuts);
        population = List.copyOf(population);
        opposed = Set.copyOf(opposed);
        for (TableCut cut : cuts) {
            TableSchema schema = source(sources, cut.table()).schema();
            cut.columns().forEach(column -> check(schema, cut.table(), column));
            cut.precisions().forEach((column, precision) -> {
                Field field = schema.field(column).orElseThrow();
                if (field.isIdentifier() || !Precision.of(field).contains(precision)) {
                    throw new InvalidPlan(
                            "Cannot give " + cut.table() + "." + column + " as " + precision + ": it is no such value");
                }
            });
        }
        for (Condition condition : population) {
            check(source(sources, condition.table()).schema(), condition.table(), condition.column());
        }
    }

    /** Of all persons who may be taken. */
    public ExtractPlan(
            List<SourceTable> sources,
            List<TableCut> cuts,
            LocalDate from,
            LocalDate to,
            List<Condition> population,
            Set<Pseudonym> opposed) {
        this(sources, cuts, from, to, population, opposed, Sample.ALL);
    }

    /** Whether persons are chosen before rows are: by conditions, or by a sample. */
    boolean choosesPersons() {
        return !population.isEmpty() || !sample.isAll();
    }

    SourceTable source(TableName name) {
        return source(sources, name);
    }

    Optional<TableCut> cut(TableName name) {
        return cuts.stream().filter(cut -> cut.table().equals(name)).findFirst();
    }

    private static SourceTable source(List<SourceTable> sources, TableName name) {
        return sources.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidPlan("Cannot extract from " + name + ": the lake has no such table"));
    }

    private static void check(TableSchema schema, TableName table, String column) {
        if (schema.field(column).isEmpty()) {
            throw new InvalidPlan("Cannot extract " + table + "." + column + ": the table has no such column");
        }
    }
}
