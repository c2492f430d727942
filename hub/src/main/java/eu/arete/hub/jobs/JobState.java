package eu.arete.hub.jobs;

import java.util.Arrays;
import java.util.List;

/** Where a job stands. */
public enum JobState {
    /** For its turn, or for the moment of its next try. */
    WAITING,
    RUNNING,
    /** Failed too often to be tried again without a person. */
    HELD,
    DONE,
    /** Cannot be done, tried again or not. */
    FAILED,
    CANCELLED;

    /** Whether something may still be done. */
    public boolean isOpen() {
        return this == WAITING || this == RUNNING || this == HELD;
    }

    public static List<JobState> open() {
        return Arrays.stream(values()).filter(JobState::isOpen).toList();
    }
}
