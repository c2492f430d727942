package eu.arete.hub.extraction.internal;

import eu.arete.hub.extraction.ExtractJob;
import eu.arete.hub.jobs.Job;
import eu.arete.hub.jobs.JobId;
import eu.arete.hub.jobs.JobSource;
import eu.arete.hub.jobs.JobState;
import eu.arete.hub.jobs.Pace;
import eu.arete.hub.jobs.Unit;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Extractions beside the hub's other long work, with how far the one that runs here is: table by table. */
@Component
class ShownJobs implements JobSource {

    static final String KIND = "extraction.make";

    private final ExtractStore store;
    private final Clock clock;
    private final long memoryBytes;
    private final Map<UUID, Pace> paces = new ConcurrentHashMap<>();

    ShownJobs(ExtractStore store, Clock clock, @Value("${arete.extraction.memory-mb:2048}") long memoryMb) {
        this.store = store;
        this.clock = clock;
        this.memoryBytes = memoryMb << 20;
    }

    /** A table was sealed; {@code done} of {@code total} are. */
    void progress(UUID job, long done, long total) {
        paces.compute(
                job,
                (id, before) -> (before == null ? Pace.NONE : before).then(done, total, Unit.TABLES, clock.instant()));
    }

    void ended(UUID job) {
        paces.remove(job);
    }

    @Override
    public List<Job> latest(int count) {
        return store.latest(count).stream().map(this::shown).toList();
    }

    @Override
    public Optional<Job> find(JobId id) {
        return store.job(id.value()).map(this::shown);
    }

    private Job shown(ExtractStore.Kept kept) {
        ExtractJob job = kept.job();
        return new Job(
                new JobId(job.id()),
                KIND,
                job.permit().toString(),
                "",
                state(job.state()),
                job.requestedAt(),
                null,
                job.endedAt(),
                job.requestedAt(),
                kept.attempts(),
                false,
                paces.getOrDefault(job.id(), Pace.NONE),
                memoryBytes,
                job.failure());
    }

    private static JobState state(ExtractJob.State state) {
        return switch (state) {
            case WAITING -> JobState.WAITING;
            case RUNNING -> JobState.RUNNING;
            case HELD -> JobState.HELD;
            case DONE -> JobState.DONE;
            case FAILED -> JobState.FAILED;
        };
    }
}
