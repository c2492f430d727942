package eu.arete.lake.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Fields of a table that point to fields of a table of the same dataset. A row with one of them missing points to nothing.
 *
 * @param orphans what becomes of rows that point to no row
 * @param tolerated the greatest share of such rows, 0 to 1; it matters when they refuse the deposit
 */
public record ForeignKey(
        List<String> fields, String table, List<String> references, Orphans orphans, double tolerated) {

    /** What becomes of rows whose parent is neither in the deposit nor in the lake. */
    public enum Orphans {
        /** They are counted and kept: a late parent is a fact of claims data. */
        REPORT,
        /** They are rejected, line by line. */
        REJECT,
        /** Too many of them refuse the deposit. */
        REFUSE;

        static Optional<Orphans> named(String name) {
            for (Orphans orphans : values()) {
                if (orphans.label().equals(name)) {
                    return Optional.of(orphans);
                }
            }
            return Optional.empty();
        }

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ForeignKey {
        fields = List.copyOf(fields);
        references = List.copyOf(references);
    }

    public ForeignKey(List<String> fields, String table, List<String> references) {
        this(fields, table, references, Orphans.REPORT, 0);
    }
}
