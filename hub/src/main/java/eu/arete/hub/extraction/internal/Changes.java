package eu.arete.hub.extraction.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.arete.hub.extraction.Extract;
import eu.arete.lake.extract.Extracted;
import eu.arete.lake.extract.ExtractedTable;
import eu.arete.privacy.disclosure.ProtectedCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What differs from the extract that this one replaces.
 *
 * @param replaces the hash of its manifest
 * @param more persons than in it, {@code fewer} than in it: as the disclosure rules let it out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Changes(
        String replaces, @Nullable String more, @Nullable String fewer, List<Table> tables) {

    public Changes {
        tables = List.copyOf(tables);
    }

    /** @param same whether it holds the same rows, if that is known */
    public record Table(
            String table,
            long rowsBefore,
            long rowsNow,
            @Nullable Boolean same) {}

    static Optional<Changes> of(Optional<Extract> before, Extracted now) {
        return before.map(earlier -> of(earlier, now));
    }

    private static Changes of(Extract earlier, Extracted now) {
        ExtractReport report = ExtractReport.of(earlier.manifest());
        List<Table> tables = new ArrayList<>();
        for (ExtractedTable table : now.tables()) {
            Optional<ExtractReport.Taken> same = report.taken().stream()
                    .filter(taken -> table.table().toString().equals(taken.dataset() + "/" + taken.table()))
                    .findFirst();
            tables.add(new Table(
                    table.table().toString(),
                    same.map(ExtractReport.Taken::rows).orElse(0L),
                    table.rows(),
                    same.map(ExtractReport.Taken::fingerprint)
                            .map(table.fingerprint()::equals)
                            .orElse(null)));
        }
        long difference = now.persons() - earlier.persons();
        return new Changes(
                earlier.manifestSha256(),
                difference > 0 ? ProtectedCount.of(difference).text() : null,
                difference < 0 ? ProtectedCount.of(-difference).text() : null,
                tables);
    }
}
