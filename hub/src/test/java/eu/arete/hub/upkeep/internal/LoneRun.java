package eu.arete.hub.upkeep.internal;

import eu.arete.hub.jobs.Job;
import eu.arete.hub.jobs.JobRun;
import eu.arete.hub.jobs.Unit;
import java.util.Optional;

/** A run that belongs to no job and that nobody stops. */
final class LoneRun implements JobRun {
    private Optional<String> kept = Optional.empty();
    private long done;

    @Override
    public Job job() {
        throw new IllegalStateException("A run of no job");
    }

    @Override
    public void progress(long nowDone, long total, Unit unit) {
        done = nowDone;
    }

    @Override
    public Optional<String> checkpoint() {
        return kept;
    }

    @Override
    public void checkpoint(String json) {
        kept = Optional.of(json);
    }

    @Override
    public void mayGoOn() {
        if (done < 0) {
            throw new IllegalStateException("Less than nothing was done");
        }
    }
}
