package eu.arete.hub.comparison.internal;

import eu.arete.hub.comparison.Publication;
import eu.arete.hub.comparison.Results;
import tools.jackson.databind.json.JsonMapper;

/** What pages need of a computation, as it is kept beside the published files. */
final class Kept {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Kept() {}

    static String of(Results results) {
        return JSON.writeValueAsString(results);
    }

    static Results results(String kept) {
        return JSON.readValue(kept, Results.class);
    }

    static String of(Publication.Effect effect) {
        return JSON.writeValueAsString(effect);
    }

    static Publication.Effect effect(String kept) {
        return JSON.readValue(kept, Publication.Effect.class);
    }
}
