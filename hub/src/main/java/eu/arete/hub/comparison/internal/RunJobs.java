package eu.arete.hub.comparison.internal;

import eu.arete.hub.comparison.DossierFault;
import eu.arete.hub.comparison.Publication;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Computes waiting comparisons one after the other, from the moment the hub is ready. */
@Component
class RunJobs {
    private static final Logger LOG = LoggerFactory.getLogger(RunJobs.class);

    private final RunTable table;
    private final Computation computation;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread started = new Thread(work, "comparison");
        started.setDaemon(true);
        return started;
    });

    RunJobs(RunTable table, Computation computation, Clock clock) {
        this.table = table;
        this.computation = computation;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        thread.execute(table::resume);
        thread.scheduleWithFixedDelay(this::work, 0, 5, TimeUnit.SECONDS);
    }

    /** A dossier was brought: do not wait for the next look. */
    void wake() {
        thread.execute(this::work);
    }

    private void work() {
        try {
            for (Optional<Publication> run = table.take(); run.isPresent(); run = table.take()) {
                carryOut(run.get());
            }
        } catch (RuntimeException e) {
            LOG.error("Cannot look for comparisons to compute", e);
        }
    }

    private void carryOut(Publication run) {
        try {
            computation.carryOut(run);
        } catch (DossierFault fault) {
            table.failed(run.id(), String.valueOf(fault.getMessage()), clock.instant());
        } catch (RuntimeException e) {
            LOG.error("Comparison {} failed", run.id(), e);
            table.failed(run.id(), "", clock.instant());
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        thread.shutdownNow();
        thread.awaitTermination(5, TimeUnit.SECONDS);
    }
}
