package eu.arete.lake.schema;

import eu.arete.lake.schema.ForeignKey.Orphans;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the keys of a table to others, and holds those of all tables against each other. */
final class ForeignKeyReader {
    private static final int MOST = 100;

    private ForeignKeyReader() {}

    /** @param self the table that has them: Table Schema lets a key to its own table name none */
    static List<ForeignKey> read(Cursor list, Set<String> names, String self) {
        List<ForeignKey> keys = new ArrayList<>();
        for (Cursor key : list.items(MOST)) {
            Cursor reference = key.at("reference").object();
            List<String> fields = TableReader.among(key.at("fields"), names);
            List<String> references = reference.at("fields").texts(MOST);
            if (fields.isEmpty() || fields.size() != references.size()) {
                key.problem("must name as many fields here as in its reference");
            }
            Cursor ours = key.at("arete").object();
            String parent = reference.at("resource").textOr("");
            keys.add(new ForeignKey(
                    fields,
                    parent.isEmpty() ? self : parent,
                    references,
                    orphans(ours.at("orphans")),
                    ours.at("orphansMax").share(0)));
        }
        return keys;
    }

    private static Orphans orphans(Cursor cursor) {
        String said = cursor.textOr(Orphans.REPORT.label());
        Optional<Orphans> orphans = Orphans.named(said);
        if (orphans.isEmpty()) {
            cursor.problem("must be \"report\", \"reject\" or \"refuse\"");
        }
        return orphans.orElse(Orphans.REPORT);
    }

    /** The parent is there with its fields; and rows are rejected only by parents that can be read before them. */
    static void check(List<TableSchema> tables, Cursor resources) {
        for (TableSchema table : tables) {
            for (ForeignKey key : table.foreignKeys()) {
                boolean known = tables.stream()
                        .anyMatch(parent -> parent.name().equals(key.table())
                                && parent.fieldNames().containsAll(key.references()));
                if (!known) {
                    resources.problem("the foreign key of " + table.name() + " points to fields " + key.references()
                            + " of " + key.table() + ", which has them not");
                } else if (key.orphans() == Orphans.REJECT
                        && reaches(key.table(), table.name(), tables, new HashSet<>())) {
                    resources.problem("the foreign key of " + table.name() + " to " + key.table()
                            + " comes back to its own table: no order puts parents first, so that orphans may be"
                            + " reported or refuse the deposit, not be rejected");
                }
            }
        }
    }

    private static boolean reaches(String from, String to, List<TableSchema> tables, Set<String> seen) {
        if (from.equals(to)) {
            return true;
        }
        return seen.add(from)
                && tables.stream()
                        .filter(table -> table.name().equals(from))
                        .anyMatch(table ->
                                table.foreignKeys().stream().anyMatch(key -> reaches(key.table(), to, tables, seen)));
    }
}
