package eu.arete.hub.airlock.internal;

import eu.arete.hub.access.Permit;
import eu.arete.hub.airlock.internal.query.ExtractSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the airlock needs of the extracts: their shape, and answers to its own queries. */
public interface ProjectExtracts {

    ExtractSchema schema(Permit permit);

    /**
     * Runs a query of the airlock's on the permit's extract, where project queries run.
     *
     * @param most rows handed back at most
     * @return one list of texts a row; null for a missing value
     */
    List<List<@Nullable String>> answer(Permit permit, String sql, int most);
}
