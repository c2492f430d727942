package eu.arete.hub.jobs;

import java.util.Optional;

/** One run of a job, as the work sees it. For the thread it was given to. */
public interface JobRun {

    Job job();

    /** Tells how far it is; kept at most twice a second. Pace and remaining time are computed from it. */
    void progress(long done, long total, Unit unit);

    /** What was last kept by {@link #checkpoint(String)}, by this run or one before. */
    Optional<String> checkpoint();

    /**
     * Keeps where to go on from, in the caller's transaction if there is one: a change and its checkpoint are kept together.
     *
     * @throws Cancelled when another hub has taken the job up since: the transaction must not commit, and does not
     */
    void checkpoint(String json) throws Cancelled;

    /** To be called between steps. */
    void mayGoOn() throws Cancelled;
}
