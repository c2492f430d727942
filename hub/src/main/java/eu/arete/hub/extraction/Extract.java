package eu.arete.hub.extraction;

import eu.arete.hub.access.PermitId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One extract as it was made.
 *
 * @param persons in it, exactly; for the project's own people only
 * @param manifest JSON: what was taken, what was withheld and why
 * @param manifestSha256 of its bytes, as in the public log
 */
public record Extract(
        UUID id,
        PermitId permit,
        int permitVersion,
        Instant madeAt,
        long persons,
        String manifest,
        String manifestSha256,
        List<Table> tables) {

    public Extract {
        tables = List.copyOf(tables);
    }

    /**
     * A table of an extract.
     *
     * @param dataset and {@code table}: where it comes from, in the catalogue
     * @param name what queries call it
     * @param columns in order
     */
    public record Table(String dataset, String table, String name, List<String> columns, long rows) {

        public Table {
            columns = List.copyOf(columns);
        }
    }
}
