package eu.arete.hub.jobs;

import java.util.List;
import java.util.Optional;

/** The long work of a room that keeps its own queue, to be shown beside the others: a bean. */
public interface JobSource {

    /** Open ones and the latest that ended, newest first, at most so many. */
    List<Job> latest(int count);

    Optional<Job> find(JobId id);
}
