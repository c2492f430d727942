package eu.arete.hub.jobs.internal;

import eu.arete.hub.jobs.Cancelled;
import eu.arete.hub.jobs.Job;
import eu.arete.hub.jobs.JobRun;
import eu.arete.hub.jobs.Pace;
import eu.arete.hub.jobs.Unit;
import java.time.Clock;
import java.util.Optional;

/** A run of a job by this process: the worker's thread tells, the runner's watches. */
final class LiveRun implements JobRun {
    /** Why a run ends before its work. */
    enum Stop {
        CANCEL,
        HUB_STOPS,
        /** The claim is lost: another hub may have taken the job up. */
        LOST
    }

    private final JobStore store;
    private final Job job;
    private final long number;
    private final Clock clock;
    private volatile Optional<Stop> stop = Optional.empty();
    private volatile Pace pace;

    LiveRun(JobStore store, Job job, long number, Clock clock) {
        this.store = store;
        this.job = job;
        this.number = number;
        this.clock = clock;
        this.pace = job.pace();
    }

    @Override
    public Job job() {
        return job;
    }

    long number() {
        return number;
    }

    @Override
    public void progress(long done, long total, Unit unit) {
        Pace before = pace;
        pace = (before.since() == null ? Pace.NONE : before).then(done, total, unit, clock.instant());
    }

    Pace pace() {
        return pace;
    }

    @Override
    public Optional<String> checkpoint() {
        return store.checkpoint(job.id());
    }

    @Override
    public void checkpoint(String json) throws Cancelled {
        if (!store.checkpoint(job.id(), number, json)) {
            ask(Stop.LOST);
            throw new Cancelled("Another hub has taken this job up");
        }
    }

    @Override
    public void mayGoOn() throws Cancelled {
        Optional<Stop> asked = stop;
        if (asked.isPresent() || Thread.currentThread().isInterrupted()) {
            throw new Cancelled("Asked to stop: " + asked.map(Stop::name).orElse("interrupted"));
        }
    }

    /** The first reason stays, but that a claim is lost is stronger than all. */
    synchronized void ask(Stop why) {
        if (stop.isEmpty() || why == Stop.LOST) {
            stop = Optional.of(why);
        }
    }

    Optional<Stop> asked() {
        return stop;
    }
}
