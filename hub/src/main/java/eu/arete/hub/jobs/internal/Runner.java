package eu.arete.hub.jobs.internal;

import eu.arete.hub.jobs.CannotBeDone;
import eu.arete.hub.jobs.Job;
import eu.arete.hub.jobs.JobKind;
import eu.arete.hub.jobs.JobState;
import eu.arete.hub.jobs.Pace;
import eu.arete.privacy.KeyRefused;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries jobs out, one at a time: their memory bounds do not add up. Each run has a thread of its own; this one watches it, keeps how
 * far it is, and interrupts it when it must stop.
 */
@Component("jobRunner")
class Runner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final long POLL_SECONDS = 2;
    private static final long WATCH_MILLIS = 500;
    private static final Duration STOPPING = Duration.ofSeconds(4);
    /** Waits of 10 s, 40 s, 3 min, 11 min, 43 min; then a person must look. */
    private static final int TRIES = 6;
    /** A job that takes the hub with it, again and again. */
    private static final int DEATHS = 20;

    private final JobStore store;
    private final Map<String, JobKind> kinds;
    private final Bell bell;
    private final DataSource source;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile boolean running;
    private volatile Optional<Thread> thread = Optional.empty();

    Runner(
            JobStore store,
            List<JobKind> kinds,
            Bell bell,
            DataSource source,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.kinds = kinds.stream().collect(Collectors.toMap(kind -> kind.name().text(), Function.identity()));
        this.bell = bell;
        this.source = source;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        Thread runner = new Thread(this::loop, "jobs");
        runner.setDaemon(true);
        thread = Optional.of(runner);
        runner.start();
    }

    private void loop() {
        while (running) {
            try {
                if (!next()) {
                    bell.listen(POLL_SECONDS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (running) {
                    LOG.error("Cannot look for jobs", e);
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            bell.listen(POLL_SECONDS);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    /** @return false when there is nothing to do now */
    private boolean next() throws InterruptedException {
        if (!store.hasTurns(clock.instant())) {
            return false;
        }
        try (Claim claim = new Claim(source)) {
            Optional<LiveRun> run = Objects.requireNonNull(transaction.execute(status -> take(claim)));
            if (run.isPresent()) {
                carryOut(run.get(), claim);
            }
            return run.isPresent();
        }
    }

    private Optional<LiveRun> take(Claim claim) {
        for (Job job : store.turns(clock.instant())) {
            if (claim.take(job.id())) {
                JobStore.Begun begun = store.begin(job, clock.instant());
                if (job.cancelAsked()) {
                    store.end(job.id(), begun.run(), JobState.CANCELLED, null, clock.instant());
                } else if (!kinds.containsKey(job.kind())) {
                    store.end(job.id(), begun.run(), JobState.HELD, "unknown-kind", clock.instant());
                } else if (begun.deaths() > DEATHS) {
                    store.end(job.id(), begun.run(), JobState.HELD, "dies", clock.instant());
                } else {
                    return Optional.of(new LiveRun(store, job, begun.run(), clock));
                }
            }
        }
        return Optional.empty();
    }

    private void carryOut(LiveRun run, Claim claim) throws InterruptedException {
        JobKind kind = Objects.requireNonNull(kinds.get(run.job().kind()));
        // What is left of a run that an Error ended.
        End[] end = {new End.Failed("broken")};
        Thread worker = new Thread(() -> end[0] = work(kind, run), "job " + kind.name());
        worker.setDaemon(true);
        worker.start();
        Pace kept = run.job().pace();
        long deadline = Long.MAX_VALUE;
        for (worker.join(WATCH_MILLIS); worker.isAlive(); worker.join(WATCH_MILLIS)) {
            kept = watch(run, claim, kept);
            if (run.asked().isPresent()) {
                worker.interrupt();
            }
            if (!running) {
                deadline = Math.min(deadline, System.nanoTime() + STOPPING.toNanos());
                if (System.nanoTime() > deadline) {
                    // It ends with the process; the next hub takes the job up.
                    return;
                }
            }
        }
        if (run.asked().filter(LiveRun.Stop.LOST::equals).isEmpty()) {
            store.pace(run.job().id(), run.number(), run.pace());
            close(run, end[0]);
        }
    }

    private Pace watch(LiveRun run, Claim claim, Pace kept) {
        if (!running) {
            run.ask(LiveRun.Stop.HUB_STOPS);
        }
        try {
            if (!claim.holds()) {
                run.ask(LiveRun.Stop.LOST);
                return kept;
            }
            if (store.cancelAsked(run.job().id())) {
                run.ask(LiveRun.Stop.CANCEL);
            }
            Pace now = run.pace();
            if (!now.equals(kept)) {
                store.pace(run.job().id(), run.number(), now);
            }
            return now;
        } catch (DataAccessException e) {
            LOG.warn(
                    "Cannot keep how far job {} is: {}",
                    run.job().id(),
                    e.getClass().getSimpleName());
            return kept;
        }
    }

    /** How a run ended. */
    private sealed interface End {
        record Done() implements End {}

        record Stopped() implements End {}

        /** To be tried again. */
        record Failed(String code) implements End {}

        record Impossible(String code) implements End {}
    }

    private End work(JobKind kind, LiveRun run) {
        try {
            kind.run(run);
            return new End.Done();
        } catch (InterruptedException e) {
            return new End.Stopped();
        } catch (CannotBeDone e) {
            LOG.warn("Job {} ({}) cannot be done: {}", run.job().id(), run.job().kind(), e.getMessage());
            return new End.Impossible(e.code());
        } catch (IOException | RuntimeException e) {
            if (run.asked().isPresent()) {
                // What an interrupted thread meets has many names.
                return new End.Stopped();
            }
            LOG.error("Job {} ({}) failed", run.job().id(), run.job().kind(), e);
            return new End.Failed(code(e));
        }
    }

    private static String code(Throwable e) {
        if (e instanceof IOException) {
            return "disk";
        }
        if (e instanceof KeyRefused) {
            return "keys";
        }
        return e instanceof DataAccessException ? "database" : "broken";
    }

    private void close(LiveRun run, End end) {
        Job job = run.job();
        if (end instanceof End.Done) {
            store.end(job.id(), run.number(), JobState.DONE, null, clock.instant());
        } else if (end instanceof End.Impossible impossible) {
            store.end(job.id(), run.number(), JobState.FAILED, impossible.code(), clock.instant());
        } else if (run.asked().filter(LiveRun.Stop.CANCEL::equals).isPresent()) {
            store.end(job.id(), run.number(), JobState.CANCELLED, null, clock.instant());
        } else if (end instanceof End.Failed failed) {
            int tries = store.find(job.id()).map(Job::attempts).orElse(0) + 1;
            Duration wait = Duration.ofSeconds(10L << Math.min(2 * (tries - 1), 20));
            store.later(job.id(), run.number(), failed.code(), clock.instant().plus(wait));
            if (tries >= TRIES) {
                store.hold(job.id());
            }
        } else {
            store.later(job.id(), run.number(), null, clock.instant());
        }
    }

    @Override
    public void stop() {
        running = false;
        bell.ring();
        thread.ifPresent(runner -> {
            try {
                runner.join(STOPPING.plusSeconds(1).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
