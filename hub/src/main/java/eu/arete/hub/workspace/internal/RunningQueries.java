package eu.arete.hub.workspace.internal;

import eu.arete.lake.engine.EngineQuery;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** The queries that run at this moment, to follow and to cancel them. */
@Component
class RunningQueries {

    private final Map<UUID, EngineQuery> queries = new ConcurrentHashMap<>();

    private final Map<UUID, CountDownLatch> ends = new ConcurrentHashMap<>();

    /** Somebody may wait for it from now on. */
    void announce(UUID id) {
        ends.put(id, new CountDownLatch(1));
    }

    void ended(UUID id) {
        CountDownLatch end = ends.remove(id);
        if (end != null) {
            end.countDown();
        }
    }

    @SuppressWarnings("ReturnValueIgnored") // in time or not, the caller looks at what it has become
    void await(UUID id, Duration most) {
        CountDownLatch end = ends.get(id);
        if (end != null) {
            try {
                end.await(most.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

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
