package eu.arete.hub.upkeep.internal;

import eu.arete.hub.jobs.JobKind;
import eu.arete.hub.jobs.JobRun;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Writes files anew where it pays, and forgets old snapshots. */
@Component
class CompactKind implements JobKind {
    private final Compaction compaction;
    private final Forgetting forgetting;
    private final UpkeepSettings settings;

    CompactKind(Compaction compaction, Forgetting forgetting, UpkeepSettings settings) {
        this.compaction = compaction;
        this.forgetting = forgetting;
        this.settings = settings;
    }

    @Override
    public Name name() {
        return Kinds.COMPACT;
    }

    @Override
    public long memoryBoundBytes() {
        return settings.memoryBoundBytes();
    }

    @Override
    public void run(JobRun run) throws IOException, InterruptedException {
        compaction.compact(run, settings.share());
        forgetting.forget(run, false);
    }
}
