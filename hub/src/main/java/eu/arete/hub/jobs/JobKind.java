package eu.arete.hub.jobs;

import java.io.IOException;
import java.util.regex.Pattern;

/** A kind of long work: a bean. Its words are {@code jobs.kind.NAME} in its room's messages. */
public interface JobKind {

    Name name();

    /**
     * Does the work. Idempotent: killed at any moment, it is called again and goes on from its checkpoint, maybe in another process. It
     * writes its checkpoint in the transaction of the change it tells of, so that either both are kept or neither.
     *
     * @throws IOException or any runtime exception: tried again later, after ever longer waits
     * @throws CannotBeDone not to be tried again
     * @throws InterruptedException when asked to stop
     */
    void run(JobRun run) throws IOException, InterruptedException;

    /** The memory beyond the hub's own that a run stays within, in bytes; 0 when it takes none worth telling. */
    default long memoryBoundBytes() {
        return 0;
    }

    /** {@code upkeep.purge}: the room, a point, what it does. */
    record Name(String text) {
        private static final Pattern FORM = Pattern.compile("[a-z]{2,30}\\.[a-z][a-z-]{1,30}");

        public Name {
            if (!FORM.matcher(text).matches()) {
                throw new IllegalArgumentException("Not the name of a kind of job: " + text);
            }
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
