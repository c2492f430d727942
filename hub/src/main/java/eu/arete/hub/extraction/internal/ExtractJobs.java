package eu.arete.hub.extraction.internal;

import eu.arete.hub.access.PermitId;
import eu.arete.hub.extraction.ExtractJob;
import eu.arete.hub.hosting.GateOpened;
import eu.arete.lake.extract.InvalidPlan;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Carries out waiting extractions one after the other, from the moment the hub is ready. */
@Component
class ExtractJobs {

    /** How long a job that met a closed gate is left, should nobody tell that it opened. */
    private static final Duration HELD = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(ExtractJobs.class);

    private final ExtractStore store;
    private final ExtractRun run;
    private final ProjectKeys keys;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread started = new Thread(work, "extraction");
        started.setDaemon(true);
        return started;
    });

    ExtractJobs(ExtractStore store, ExtractRun run, ProjectKeys keys, Clock clock) {
        this.store = store;
        this.run = run;
        this.keys = keys;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        thread.execute(this::recover);
        thread.scheduleWithFixedDelay(this::work, 0, 1, TimeUnit.SECONDS);
    }

    /** A job was added: do not wait for the next second. */
    void wake() {
        thread.execute(this::work);
    }

    /** What waited for the hosting gate goes on. */
    @EventListener
    public void on(GateOpened opened) {
        store.release();
        wake();
    }

    private void recover() {
        try {
            store.resume(clock.instant());
            for (PermitId permit : store.permits()) {
                keys.files(permit).sweep(store.registered(permit));
                if (store.current(permit).isEmpty()
                        && store.lastJob(permit)
                                .filter(job -> job.state().isOpen())
                                .isEmpty()) {
                    // Its end was committed and the hub died before the key was.
                    keys.destroy(permit);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clear what a killed extraction left", e);
        } catch (RuntimeException e) {
            LOG.error("Cannot recover extractions", e);
        }
    }

    private void work() {
        try {
            for (Optional<ExtractJob> job = store.take(clock.instant());
                    job.isPresent();
                    job = store.take(clock.instant())) {
                carryOut(job.get());
            }
        } catch (RuntimeException e) {
            LOG.error("Cannot look for extractions to make", e);
        }
    }

    private void carryOut(ExtractJob job) {
        try {
            if (!run.run(job)) {
                store.hold(job.id(), clock.instant().plus(HELD));
            }
        } catch (InvalidPlan e) {
            LOG.warn("Extraction {} refused: {}", job.id(), e.getMessage());
            store.end(job.id(), clock.instant(), "extraction.impossible");
        } catch (IOException | RuntimeException e) {
            LOG.error("Extraction {} failed", job.id(), e);
            store.end(job.id(), clock.instant(), "extraction.failed");
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        thread.shutdownNow();
        thread.awaitTermination(5, TimeUnit.SECONDS);
    }
}
