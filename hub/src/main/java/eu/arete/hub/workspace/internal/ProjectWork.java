package eu.arete.hub.workspace.internal;

import eu.arete.hub.access.Permit;
import eu.arete.hub.access.PermitClosed;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.site.Refused;
import eu.arete.hub.workspace.QueryResult;
import eu.arete.hub.workspace.Workspaces;
import eu.arete.lake.engine.EngineRefusal;
import eu.arete.lake.engine.Limits;
import eu.arete.lake.engine.TableShape;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/** Queries from submission to result. */
@Service
public class ProjectWork implements Workspaces {

    private static final int MAX_SQL = 100_000;

    private final ProjectSessions sessions;
    private final QueryStore store;
    private final Results results;
    private final RunningQueries running;
    private final WorkspaceLimits limits;
    private final Clock clock;
    private final ExecutorService threads;

    ProjectWork(
            ProjectSessions sessions,
            QueryStore store,
            Results results,
            RunningQueries running,
            WorkspaceLimits.Configured limits,
            Clock clock) {
        this.sessions = sessions;
        this.store = store;
        this.results = results;
        this.running = running;
        this.limits = limits.limits();
        this.clock = clock;
        this.threads = Executors.newFixedThreadPool(2 * this.limits.workers(), work -> {
            Thread thread = new Thread(work, "workspace-query");
            thread.setDaemon(true);
            return thread;
        });
    }

    public WorkspaceLimits limits() {
        return limits;
    }

    @Override
    public List<TableShape> tables(Permit permit) {
        return sessions.of(permit).tables();
    }

    @Override
    public QueryResult answer(Permit permit, String sql, int most) {
        Limits asked = new Limits(limits.query().time(), most);
        try {
            return sessions.of(permit)
                    .query(sql, asked, query -> Collect.from(query).result());
        } catch (EngineRefusal refusal) {
            throw QueryRefusal.of(refusal, sql).refused();
        }
    }

    @Override
    public Optional<String> sql(Permit permit, UUID query) {
        return store.find(permit.id(), query).map(Query::sql);
    }

    /** Whoever submits was admitted by the caller. */
    public Query submit(Permit permit, PersonId person, String sql) {
        if (sql.isBlank()) {
            throw Refused.because("workspace.no-sql").at(eu.arete.hub.site.Place.field("sql"));
        }
        if (sql.length() > MAX_SQL) {
            throw Refused.because("workspace.query.too-long", MAX_SQL).at(eu.arete.hub.site.Place.field("sql"));
        }
        if (store.open(person) >= limits.openQueries()) {
            throw Refused.conflict("workspace.too-many-queries", limits.openQueries())
                    .with(HttpStatus.TOO_MANY_REQUESTS);
        }
        UUID id = UUID.randomUUID();
        store.add(id, permit.id(), person, sql, clock.instant());
        running.announce(id);
        threads.execute(() -> {
            try {
                run(id, permit, sql);
            } finally {
                running.ended(id);
            }
        });
        return store.find(permit.id(), id).orElseThrow();
    }

    private void run(UUID id, Permit permit, String sql) {
        if (!store.begin(id)) {
            return;
        }
        long start = System.nanoTime();
        try {
            Collect collected = sessions.of(permit).query(sql, limits.query(), query -> {
                running.add(id, query);
                try {
                    return Collect.from(query);
                } finally {
                    running.remove(id);
                }
            });
            QueryResult result = collected.result();
            store.done(
                    id,
                    clock.instant(),
                    collected.time(),
                    result.rows().size(),
                    result.truncated(),
                    results.keep(permit.id(), result));
        } catch (EngineRefusal refusal) {
            boolean cancelled = refusal.reason() == EngineRefusal.Reason.CANCELLED
                    && !refusal.subject().equals("closed");
            String code = refusal.subject().equals("closed")
                    ? "permit-ended"
                    : refusal.reason().code();
            end(
                    id,
                    cancelled ? Query.State.CANCELLED : Query.State.REFUSED,
                    start,
                    code,
                    refusal.subject(),
                    refusal.offset().orElse(-1));
        } catch (Refused refused) {
            end(id, Query.State.REFUSED, start, refused.code().substring("workspace.".length()), permit.number(), -1);
        } catch (RuntimeException e) {
            end(id, Query.State.REFUSED, start, EngineRefusal.Reason.FAILED.code(), "", -1);
            throw e;
        }
    }

    private void end(UUID id, Query.State state, long start, String code, String subject, int place) {
        store.refused(id, state, clock.instant(), Duration.ofNanos(System.nanoTime() - start), code, subject, place);
    }

    /** The query as it is when it has ended or the time is over. */
    public Query await(Query query, Duration most) {
        running.await(query.id(), most);
        return store.find(query.permit(), query.id()).orElse(query);
    }

    public Query find(Permit permit, PersonId person, UUID id) {
        return store.find(permit.id(), id)
                .filter(query -> query.person().equals(person))
                .orElseThrow(() -> Refused.notFound("workspace.no-such-query"));
    }

    public List<Query> history(Permit permit, PersonId person) {
        return store.history(permit.id(), person, 50);
    }

    /** Between 0 and 1, while it runs and the engine can tell. */
    public Optional<Double> progress(UUID id) {
        return running.progress(id);
    }

    public Query cancel(Permit permit, PersonId person, UUID id) {
        Query query = find(permit, person, id);
        if (query.state().isOpen() && !store.cancelWaiting(id, clock.instant())) {
            running.cancel(id);
        }
        return find(permit, person, id);
    }

    public QueryResult result(Permit permit, PersonId person, UUID id) {
        Query query = find(permit, person, id);
        query.refused().ifPresent(refusal -> {
            throw refusal.refused();
        });
        return store.result(query.id())
                .map(file -> results.read(permit.id(), file))
                .orElseThrow(() -> Refused.conflict("workspace.no-result-yet"));
    }

    @EventListener(ApplicationReadyEvent.class)
    public void recover() {
        store.interrupted(clock.instant());
    }

    @TransactionalEventListener(fallbackExecution = true)
    public void on(PermitClosed closed) {
        results.destroy(closed.permit());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
