package eu.arete.hub.workspace.internal;

import eu.arete.lake.engine.EngineQuery;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The queries that run at this moment, to follow and to cancel them. */
@Component
class RunningQueries {

    private final Map<UUID, EngineQuery> queries = new ConcurrentHashMap<>();

    void add(UUID id, EngineQuery query) {
        queries.put(id, query);
    }

    void remove(UUID id) {
        queries.remove(id);
    }

    Optional<Double> progress(UUID id) {
        return Optional.ofNullable(queries.get(id)).map(EngineQuery::progress).filter(share -> share >= 0);
    }

    void cancel(UUID id) {
        EngineQuery query = queries.get(id);
        if (query != null) {
            query.cancel();
        }
    }
}
