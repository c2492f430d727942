package eu.arete.lake.upkeep;

import eu.arete.lake.engine.embedded.PrivateEngine;
import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.TableSchema;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which rows must go, by what stands in them. Rows of tables on which the rule says nothing go where the rows they belong to go.
 */
public sealed interface RowRule {

    /** The columns it reads of a table; none: the rule says nothing of the table's rows. */
    Set<String> columns(TableSchema schema);

    /** A condition over the columns that a file has; empty when there is none of them. */
    Optional<String> condition(TableSchema schema, Set<String> present, String alias);

    /** Whether rows that belong to rows that go, go too, even where the rule speaks of them itself. */
    boolean alwaysFollowed();

    /** What the engine needs to know before. */
    default void prepare(PrivateEngine engine) {}

    /** Rows with a code of one of these persons in any column of codes. */
    record OfPersons(Set<String> codes) implements RowRule {

        static final String TABLE = "codes:";

        public OfPersons {
            codes = Set.copyOf(codes);
        }

        @Override
        public void prepare(PrivateEngine engine) {
            engine.codes(TABLE, codes);
        }

        @Override
        public Set<String> columns(TableSchema schema) {
            return schema.identifiers().stream().map(Field::name).collect(Collectors.toCollection(LinkedHashSet::new));
        }

        @Override
        public Optional<String> condition(TableSchema schema, Set<String> present, String alias) {
            return any(
                    schema,
                    present,
                    column -> "EXISTS (SELECT 1 FROM " + PrivateEngine.name(TABLE) + " x WHERE x.code = " + alias
                            + PrivateEngine.name(column) + ")");
        }

        private Optional<String> any(TableSchema schema, Set<String> present, Function<String, String> test) {
            String all =
                    columns(schema).stream().filter(present::contains).map(test).collect(Collectors.joining(" OR "));
            return all.isEmpty() ? Optional.empty() : Optional.of("(" + all + ")");
        }

        @Override
        public boolean alwaysFollowed() {
            return true;
        }

        /** Says nothing: codes of persons have no place in a log. */
        @Override
        public String toString() {
            return "OfPersons[" + codes.size() + "]";
        }
    }

    /** Rows whose date of care lies before a day. A row without a date stays: nothing says that its time is past. */
    record Before(LocalDate day) implements RowRule {

        @Override
        public Set<String> columns(TableSchema schema) {
            return schema.period().map(Set::of).orElse(Set.of());
        }

        @Override
        public Optional<String> condition(TableSchema schema, Set<String> present, String alias) {
            return schema.period()
                    .filter(present::contains)
                    .flatMap(schema::field)
                    .map(field -> {
                        String column = alias + PrivateEngine.name(field.name());
                        return switch (field.type()) {
                            case DATE -> column + " < DATE '" + day + "'";
                            case YEAR, INTEGER -> column + " < " + day.getYear();
                            // yyyy-MM sorts as time does; a month goes when all of it is past.
                            case YEARMONTH, STRING ->
                                column + " < '" + day.toString().substring(0, 7) + "'";
                            case NUMBER -> "false";
                        };
                    });
        }

        @Override
        public boolean alwaysFollowed() {
            return false;
        }
    }
}
