package eu.arete.hub.airlock.internal.query;

import static eu.arete.hub.airlock.internal.query.Scope.refuse;

import eu.arete.hub.site.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes, for a table of the extract, the SQL that tells the person of each row: the column that designates them, or that of the table
 * its keys lead to; then the one code among several of that person, when the extract holds the table that ties them.
 *
 * <p>An extract holds nothing but rows about persons: a table whose persons cannot be told is refused, never left uncounted.
 */
final class PersonOf {

    /** The table of codes, made once in the audit query. */
    static final String CODES = Scope.RESERVED + "codes";

    private final ExtractSchema schema;
    private final Ways ways;

    PersonOf(ExtractSchema schema) {
        this.schema = schema;
        this.ways = new Ways(schema);
    }

    /** {@code SELECT} of all columns of the table and of its rows' person under this name. */
    String rows(ExtractTable table, String as) {
        String raw = schema.linkage().isPresent() ? Scope.RESERVED + "raw" : as;
        String joined =
                "SELECT t.*, " + person(table) + " AS " + raw + " FROM " + quoted(table.name()) + " t" + join(table);
        return schema.linkage().isEmpty()
                ? joined
                : "SELECT r.*, coalesce(c.person, r." + raw + ") AS " + as + " FROM (" + joined + ") r LEFT JOIN "
                        + CODES + " c ON c.code = r." + raw;
    }

    /** {@code SELECT code, person} of every code the extract ties to a person; empty when nothing ties them. */
    Optional<String> codes() {
        return schema.linkage().map(table -> {
            String person = quoted(table.person().orElseThrow());
            List<String> pairs = new ArrayList<>();
            for (String column : table.linkage()) {
                if (table.column(column).isPresent()) {
                    pairs.add("SELECT " + quoted(column) + " AS code, coalesce(" + person + ", " + quoted(column)
                            + ") AS person FROM " + quoted(table.name()));
                }
            }
            return "SELECT code, min(person) AS person FROM (" + String.join(" UNION ALL ", pairs)
                    + ") WHERE code IS NOT NULL GROUP BY code";
        });
    }

    private String person(ExtractTable table) {
        if (ways.step(table).isPresent()) {
            return "p.person";
        }
        return "t." + quoted(table.personHeld().or(() -> identifier(table)).orElseThrow(() -> unknown(table)));
    }

    /** Where no way leads to a person, a pseudonym of the row itself counts: a person under two of them counts twice. */
    private static Optional<String> identifier(ExtractTable table) {
        return table.columns().stream()
                .filter(column -> column.kind() == ExtractColumn.Kind.IDENTIFIER)
                .map(ExtractColumn::name)
                .findFirst();
    }

    private static Refused unknown(ExtractTable table) {
        String missing = table.keys().stream()
                .map(ExtractTable.Key::table)
                .findFirst()
                .or(table::person)
                .orElse("—");
        return refuse("sql-persons", table.name(), missing);
    }

    private String join(ExtractTable table) {
        return ways.step(table)
                .map(step -> {
                    List<String> equal = new ArrayList<>();
                    List<String> keys = new ArrayList<>();
                    for (int i = 0; i < step.columns().size(); i++) {
                        String key = quoted(step.theirs().get(i));
                        keys.add("t." + key);
                        equal.add("t." + quoted(step.columns().get(i)) + " = p." + key);
                    }
                    String list = String.join(", ", keys);
                    return " LEFT JOIN (SELECT " + list + ", min(" + person(step.towards()) + ") AS person FROM "
                            + quoted(step.towards().name()) + " t" + join(step.towards()) + " GROUP BY " + list
                            + ") p ON " + String.join(" AND ", equal);
                })
                .orElse("");
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
