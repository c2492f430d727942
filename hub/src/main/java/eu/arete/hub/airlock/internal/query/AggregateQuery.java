package eu.arete.hub.airlock.internal.query;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A query the airlock can answer for: one flat SELECT over joined tables of the extract.
 *
 * @param select the query's tree, untouched
 */
record AggregateQuery(JsonNode select, List<Source> sources, List<Dimension> dimensions, List<AskedMeasure> measures) {

    AggregateQuery {
        sources = List.copyOf(sources);
        dimensions = List.copyOf(dimensions);
        measures = List.copyOf(measures);
    }
}
