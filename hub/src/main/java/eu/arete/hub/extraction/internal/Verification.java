package eu.arete.hub.extraction.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of making an extract again from the snapshots it was made from.
 *
 * @param fewer persons than then, as the disclosure rules let it out, when some oppose since
 */
public record Verification(
        UUID extract, Outcome outcome, @Nullable String fewer, List<Table> tables, Instant verifiedAt) {

    public enum Outcome {
        SAME,
        /** Persons who oppose since are never taken again: rows are missing for that, and for nothing else that is known. */
        OPPOSITIONS,
        DIFFERENT,
        /** A snapshot it was made from is no longer remembered. */
        SNAPSHOT_EXPIRED,
        /** Fingerprints are of one version of the engine. */
        ENGINE_CHANGED,
        PERMIT_CHANGED
    }

    public Verification {
        tables = List.copyOf(tables);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Table(
            String dataset,
            String table,
            String fingerprint,
            @Nullable String again,
            boolean same) {}
}
