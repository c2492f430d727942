package eu.arete.hub.workspace.internal;

import eu.arete.hub.access.Permit;
import eu.arete.hub.access.PermitClosed;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.access.Permits;
import eu.arete.hub.extraction.Extract;
import eu.arete.hub.extraction.Extracts;
import eu.arete.hub.site.Refused;
import eu.arete.lake.engine.NamedTable;
import eu.arete.lake.store.Scratch;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** One worker a project at most, opened when somebody needs it, closed when nobody does and as soon as its permit is not in force. */
@Component
class ProjectSessions {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectSessions.class);

    private final Permits permits;
    private final Extracts extracts;
    private final Workers workers;
    private final WorkspaceLimits limits;
    private final Scratch memory;
    private final Clock clock;
    private final Map<PermitId, ProjectSession> open = new HashMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "workspace-watch");
        thread.setDaemon(true);
        return thread;
    });

    ProjectSessions(
            Permits permits,
            Extracts extracts,
            Workers workers,
            WorkspaceLimits.Configured limits,
            Scratch memory,
            Clock clock) {
        this.permits = permits;
        this.extracts = extracts;
        this.workers = workers;
        this.limits = limits.limits();
        this.memory = memory;
        this.clock = clock;
        watch.scheduleWithFixedDelay(this::closeEnded, 1, 1, TimeUnit.SECONDS);
    }

    /** @throws Refused when the permit is not in force, its extract is not made, or this machine has no place now */
    synchronized ProjectSession of(Permit permit) {
        Permit current = permits.inForce(permit.id(), clock.instant()).orElseThrow(() -> {
            close(permit.id());
            return Refused.forbidden("workspace.permit-ended", permit.number());
        });
        Extract extract = extracts.current(current.id())
                .orElseThrow(() -> Refused.conflict("workspace.no-extract-yet", permit.number()));
        ProjectSession session = open.get(current.id());
        if (session != null && session.serves(extract.id())) {
            return session;
        }
        close(current.id());
        makeRoom();
        ProjectSession opened = open(extract);
        open.put(current.id(), opened);
        return opened;
    }

    private ProjectSession open(Extract extract) {
        Scratch scratch = memory.within();
        try {
            extracts.open(extract, scratch);
            List<NamedTable> tables = extract.tables().stream()
                    .map(table -> new NamedTable(
                            table.name(), List.of(scratch.directory().resolve(table.name() + ".parquet"))))
                    .toList();
            return new ProjectSession(extract.id(), workers.engine().open(tables, limits.resources()), scratch);
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    private void makeRoom() {
        if (open.size() >= limits.workers()) {
            PermitId idle = open.entrySet().stream()
                    .filter(entry -> entry.getValue().idleFor(0))
                    .map(Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> Refused.unavailable("workspace.full"));
            close(idle);
        }
    }

    synchronized void close(PermitId permit) {
        ProjectSession session = open.remove(permit);
        if (session != null) {
            session.close();
        }
    }

    /** Whether a worker holds this permit's extract now. */
    synchronized boolean isOpen(PermitId permit) {
        ProjectSession session = open.get(permit);
        return session != null && !session.isClosed();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(PermitClosed closed) {
        close(closed.permit());
    }

    /** What ends by the clock alone ends here, within a second. */
    synchronized void closeEnded() {
        try {
            for (Entry<PermitId, ProjectSession> entry : List.copyOf(open.entrySet())) {
                if (permits.inForce(entry.getKey(), clock.instant()).isEmpty()
                        || entry.getValue().idleFor(limits.idle().toNanos())) {
                    close(entry.getKey());
                }
            }
        } catch (RuntimeException e) {
            LOG.error("Cannot look for workspaces to close", e);
        }
    }

    @PreDestroy
    synchronized void stop() {
        watch.shutdownNow();
        List.copyOf(open.keySet()).forEach(this::close);
    }
}
