package eu.arete.hub.airlock.internal.query;

import eu.arete.lake.sql.SqlGrammar;
import eu.arete.privacy.disclosure.Cell;
import eu.arete.privacy.disclosure.Contributions;
import eu.arete.privacy.disclosure.Group;
import eu.arete.privacy.disclosure.Level;
import eu.arete.privacy.disclosure.Measure;
import eu.arete.privacy.disclosure.OutputTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query of an asker turned into its audit statement, and that statement's answer into a table whose cells know their persons. */
public final class AuditedTable {

    private final AggregateQuery query;
    private final AuditStatement statement;
    private final String sql;

    private AuditedTable(AggregateQuery query, AuditStatement statement, String sql) {
        this.query = query;
        this.statement = statement;
        this.sql = sql;
    }

    /** @throws eu.arete.hub.site.Refused when the airlock could not answer for the query, saying how to write it */
    public static AuditedTable of(String sql, ExtractSchema schema, SqlGrammar grammar) {
        AggregateQuery query = new QueryReader(grammar, schema).read(sql);
        AuditStatement statement = new AuditStatement(query, schema);
        return new AuditedTable(query, statement, statement.sql(grammar));
    }

    /** What is to be run on the extract. */
    public String sql() {
        return sql;
    }

    /** @param answer the rows of {@link #sql()} */
    public OutputTable read(List<List<@Nullable String>> answer) {
        OutputTable.Builder table = OutputTable.of(
                query.dimensions().stream().map(Dimension::name).toList(),
                query.measures().stream().map(AskedMeasure::measure).toList());
        for (List<@Nullable String> row : answer) {
            table.row(group(row), cells(row));
        }
        return table.build();
    }

    private Group group(List<@Nullable String> row) {
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i < query.dimensions().size(); i++) {
            String text = row.get(i);
            levels.add(text == null ? Level.MISSING : Level.of(text));
        }
        return new Group(levels);
    }

    private List<Cell> cells(List<@Nullable String> row) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < query.measures().size(); i++) {
            cells.add(cell(row, i));
        }
        return cells;
    }

    private Cell cell(List<@Nullable String> row, int measure) {
        int measures = query.measures().size();
        boolean magnitude = query.measures().get(measure).measure().kind() != Measure.Kind.PERSONS;
        String value = row.get(query.dimensions().size() + measure);
        long contributors = Long.MAX_VALUE;
        List<Contributions> brought = new ArrayList<>();
        for (int view = 0; view < statement.views(); view++) {
            int first = query.dimensions().size() + measures + view * (1 + 4 * measures);
            int figures = first + 1 + 4 * measure;
            contributors = Math.min(contributors, number(row.get(first)).longValue());
            contributors = Math.min(contributors, number(row.get(figures)).longValue());
            if (magnitude) {
                BigDecimal largest = number(row.get(figures + 2));
                // Sums of binary fractions may fall a last digit short of their greatest term.
                brought.add(new Contributions(
                        number(row.get(figures + 1)).max(largest), largest, number(row.get(figures + 3))));
            }
        }
        if (value == null || !isFinite(value)) {
            return Cell.empty();
        }
        return Cell.magnitude(contributors, new BigDecimal(value), brought.toArray(Contributions[]::new));
    }

    private static BigDecimal number(@Nullable String text) {
        return text == null || !isFinite(text) ? BigDecimal.ZERO : new BigDecimal(text);
    }

    /** A sum of doubles may be infinite or not a number: nothing to release. */
    private static boolean isFinite(String text) {
        return !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
    }
}
