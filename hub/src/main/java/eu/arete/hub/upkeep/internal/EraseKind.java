package eu.arete.hub.upkeep.internal;

import eu.arete.hub.jobs.CannotBeDone;
import eu.arete.hub.jobs.Job;
import eu.arete.hub.jobs.JobKind;
import eu.arete.hub.jobs.JobRun;
import eu.arete.hub.jobs.JobSource;
import eu.arete.hub.jobs.JobState;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes what was withdrawn out of every file, forgets what still names the old ones, and proves it. */
@Component
class EraseKind implements JobKind {
    private static final int SHOWN = 200;
    private static final long LOOK_MILLIS = 1_000;

    private final Purging purging;
    private final Compaction compaction;
    private final Forgetting forgetting;
    private final Proving proving;
    private final ObjectProvider<JobSource> readers;
    private final UpkeepSettings settings;

    EraseKind(
            Purging purging,
            Compaction compaction,
            Forgetting forgetting,
            Proving proving,
            ObjectProvider<JobSource> readers,
            UpkeepSettings settings) {
        this.purging = purging;
        this.compaction = compaction;
        this.forgetting = forgetting;
        this.proving = proving;
        this.readers = readers;
        this.settings = settings;
    }

    @Override
    public Name name() {
        return Kinds.ERASE;
    }

    @Override
    public long memoryBoundBytes() {
        return settings.memoryBoundBytes();
    }

    @Override
    public void run(JobRun run) throws IOException, InterruptedException {
        purging.purge(run);
        compaction.compact(run, 0);
        awaitReaders(run);
        forgetting.forget(run, true);
        if (!proving.prove(run)) {
            throw new CannotBeDone("not-clean", "A code that must not be there is still in a file of the lake");
        }
    }

    /** Who began to read the files of before is let finish: those who begin now read the new ones. */
    private void awaitReaders(JobRun run) throws InterruptedException {
        Set<?> before = reading();
        while (!before.isEmpty()) {
            run.mayGoOn();
            Thread.sleep(LOOK_MILLIS);
            before.retainAll(reading());
        }
    }

    private Set<Object> reading() {
        return readers.stream()
                .flatMap(room -> room.latest(SHOWN).stream())
                .filter(job -> job.state() == JobState.RUNNING)
                .map(Job::id)
                .collect(Collectors.toSet());
    }
}
