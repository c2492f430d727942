package eu.arete.hub.jobs;

import eu.arete.hub.accounts.Actor;
import java.util.List;
import java.util.Optional;

/** What one can do with long work. */
public interface Jobs {

    /**
     * Asks for work, in the caller's transaction if there is one: it begins after the commit. While a job of the kind about the same
     * subject is open, that one is given instead.
     *
     * @param subject what it is about: a dataset, a table; shown, so never a person
     * @param argumentJson read by the kind alone
     */
    JobId submit(JobKind.Name kind, String subject, String argumentJson);

    Optional<Job> find(JobId id);

    /** Open ones first, then those that ended last; of every room. */
    List<Job> latest(int count);

    /** The last job of this kind about this subject. */
    Optional<Job> last(JobKind.Name kind, String subject);

    /** For administrators: {@link #latest}. */
    List<Job> list(Actor actor, int count);

    /** @throws eu.arete.hub.site.Refused 404 when there is none */
    Job job(Actor actor, JobId id);

    /** What was done to a job and by whom, oldest first. */
    List<Act> acts(Actor actor, JobId id);

    /** Whether this job is carried out here, so that it can be cancelled here. */
    boolean isOurs(Job job);

    /**
     * Ends a job: at once if it does not run, at its next step otherwise. Written down with who asked.
     *
     * @throws eu.arete.hub.site.Refused 409 when it has ended, or is of a room that keeps its own queue
     */
    void cancel(Actor actor, JobId id);

    /** Lets a job that waits or is held run now. */
    void resume(Actor actor, JobId id);

    /** Something a person did to a job. */
    record Act(java.time.Instant at, String person, String what) {}
}
