package eu.arete.hub.airlock.internal.query;

import static eu.arete.hub.airlock.internal.query.Scope.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes, for a table of the extract, the SQL that tells the person of each row: the column that designates them, or the parent's by the
 * foreign key; then the one code among several of that person, when the extract holds the table that ties them.
 */
final class PersonOf {

    /** The table of codes, made once in the audit query. */
    static final String CODES = Scope.RESERVED + "codes";

    private static final int DEEPEST = 4;

    private final ExtractSchema schema;

    PersonOf(ExtractSchema schema) {
        this.schema = schema;
    }

    /** Whether rows of the table are about persons at all: a nomenclature's are not. */
    boolean isAboutPersons(ExtractTable table) {
        return isAboutPersons(table, DEEPEST);
    }

    private boolean isAboutPersons(ExtractTable table, int depth) {
        return table.person().isPresent()
                || (depth > 0
                        && table.parent()
                                .map(parent -> schema.table(parent.table())
                                        .map(above -> isAboutPersons(above, depth - 1))
                                        .orElse(true))
                                .orElse(false));
    }

    /** {@code SELECT} of all columns of the table and of its rows' person under this name. */
    String rows(ExtractTable table, String as) {
        String raw = schema.linkage().isPresent() ? Scope.RESERVED + "raw" : as;
        String joined = "SELECT t.*, " + person(table, "t", DEEPEST) + " AS " + raw + " FROM " + quoted(table.name())
                + " t" + join(table, DEEPEST);
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

    private String person(ExtractTable table, String alias, int depth) {
        if (table.person().isPresent()) {
            String person = table.person().get();
            if (table.column(person).isEmpty()) {
                throw refuse("sql-persons", table.name(), person);
            }
            return alias + "." + quoted(person);
        }
        parent(table, depth);
        return "p.person";
    }

    private String join(ExtractTable table, int depth) {
        if (table.person().isPresent()) {
            return "";
        }
        ExtractTable.Parent link = table.parent().orElseThrow();
        ExtractTable above = parent(table, depth);
        List<String> equal = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < link.columns().size(); i++) {
            String key = quoted(link.references().get(i));
            keys.add("t." + key);
            equal.add("t." + quoted(link.columns().get(i)) + " = p." + key);
        }
        return " LEFT JOIN (SELECT " + String.join(", ", keys) + ", min(" + person(above, "t", depth - 1)
                + ") AS person FROM " + quoted(above.name()) + " t" + join(above, depth - 1) + " GROUP BY "
                + String.join(", ", keys) + ") p ON " + String.join(" AND ", equal);
    }

    /** The table above, if the extract holds it with the columns of the link. */
    private ExtractTable parent(ExtractTable table, int depth) {
        ExtractTable.Parent link = table.parent().orElseThrow();
        return schema.table(link.table())
                .filter(above -> depth > 0 && table.has(link.columns()) && above.has(link.references()))
                .orElseThrow(() -> refuse("sql-persons", table.name(), link.table()));
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
