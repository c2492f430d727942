package eu.arete.hub.jobs.internal;

import eu.arete.hub.accounts.Accounts;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Person;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.jobs.Job;
import eu.arete.hub.jobs.JobId;
import eu.arete.hub.jobs.JobKind;
import eu.arete.hub.jobs.JobSource;
import eu.arete.hub.jobs.JobState;
import eu.arete.hub.jobs.Jobs;
import eu.arete.hub.site.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The jobs' rules. */
@Service("jobs")
class JobList implements Jobs {
    private final JobStore store;
    /** Asked when needed: a kind may itself submit jobs. */
    private final ObjectProvider<JobKind> kinds;

    private final ObjectProvider<JobSource> sources;
    private final Accounts accounts;
    private final Bell bell;
    private final Clock clock;

    JobList(
            JobStore store,
            ObjectProvider<JobKind> kinds,
            ObjectProvider<JobSource> sources,
            Accounts accounts,
            Bell bell,
            Clock clock) {
        this.store = store;
        this.kinds = kinds;
        this.sources = sources;
        this.accounts = accounts;
        this.bell = bell;
        this.clock = clock;
    }

    @Override
    @Transactional
    public JobId submit(JobKind.Name kind, String subject, String argumentJson) {
        long memory = kinds.stream()
                .filter(known -> known.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody carries out " + kind))
                .memoryBoundBytes();
        JobId id = store.submit(kind.text(), subject, argumentJson, memory, clock.instant());
        bell.ring();
        return id;
    }

    @Override
    public Optional<Job> find(JobId id) {
        return store.find(id)
                .or(() -> sources.stream()
                        .flatMap(source -> source.find(id).stream())
                        .findFirst());
    }

    @Override
    public List<Job> latest(int count) {
        Comparator<Job> openFirst =
                Comparator.comparing((Job job) -> job.state().isOpen() ? 0 : 1);
        return Stream.concat(
                        store.latest(count).stream(), sources.stream().flatMap(source -> source.latest(count).stream()))
                .sorted(openFirst.thenComparing(JobList::lastSeen, Comparator.reverseOrder()))
                .limit(count)
                .toList();
    }

    private static Instant lastSeen(Job job) {
        return Objects.requireNonNullElse(job.endedAt(), job.requestedAt());
    }

    @Override
    public Optional<Job> last(JobKind.Name kind, String subject) {
        return store.last(kind.text(), subject);
    }

    @Override
    public List<Job> list(Actor actor, int count) {
        actor.mustBe(Role.ADMINISTRATOR);
        return latest(count);
    }

    @Override
    public Job job(Actor actor, JobId id) {
        actor.mustBe(Role.ADMINISTRATOR);
        return find(id).orElseThrow(() -> Refused.notFound("jobs.no-such-job", id.toString()));
    }

    @Override
    public List<Act> acts(Actor actor, JobId id) {
        actor.mustBe(Role.ADMINISTRATOR);
        return store.acts(id).stream()
                .map(trace -> new Act(
                        trace.at(),
                        accounts.find(trace.person())
                                .map(Person::name)
                                .orElse(trace.person().toString()),
                        trace.what()))
                .toList();
    }

    @Override
    public boolean isOurs(Job job) {
        return store.find(job.id()).isPresent();
    }

    @Override
    @Transactional
    public void cancel(Actor actor, JobId id) {
        Job job = held(actor, id);
        if (job.state() == JobState.RUNNING) {
            store.askCancel(id);
        } else {
            store.cancelNow(id, clock.instant());
        }
        store.act(id, actor.id(), "cancel", clock.instant());
        bell.ring();
    }

    @Override
    @Transactional
    public void resume(Actor actor, JobId id) {
        Job job = held(actor, id);
        if (job.state() != JobState.RUNNING) {
            store.resume(id, clock.instant());
            store.act(id, actor.id(), "resume", clock.instant());
            bell.ring();
        }
    }

    private Job held(Actor actor, JobId id) {
        Job known = job(actor, id);
        Job job = store.findForUpdate(id).orElseThrow(() -> Refused.conflict("jobs.not-ours", known.kind()));
        if (!job.state().isOpen()) {
            throw Refused.conflict("jobs.ended", job.state().name());
        }
        return job;
    }
}
