package eu.arete.hub.airlock.internal.query;

import eu.arete.privacy.disclosure.Measure;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A column of the output that counts, sums or averages.
 *
 * @param argument the column it is about; empty for {@code count(*)}
 */
record AskedMeasure(Measure measure, Optional<JsonNode> argument) {}
