package eu.arete.hub.upkeep.internal;

import eu.arete.hub.jobs.JobKind;
import eu.arete.hub.jobs.JobRun;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Withdraws the rows of those who oppose. */
@Component
class PurgeKind implements JobKind {
    private final Purging purging;
    private final UpkeepSettings settings;

    PurgeKind(Purging purging, UpkeepSettings settings) {
        this.purging = purging;
        this.settings = settings;
    }

    @Override
    public Name name() {
        return Kinds.PURGE;
    }

    @Override
    public long memoryBoundBytes() {
        return settings.memoryBoundBytes();
    }

    @Override
    public void run(JobRun run) throws IOException, InterruptedException {
        purging.purge(run);
    }
}
