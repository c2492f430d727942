package eu.arete.hub.upkeep.internal;

import eu.arete.hub.jobs.Cancelled;
import eu.arete.hub.jobs.JobRun;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A change of the lake, its entry in the log and the job's checkpoint: all are kept, or none. */
@Component("upkeepStep")
class Step {
    private final TransactionTemplate transaction;

    Step(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    void take(JobRun run, String checkpoint, Runnable change) throws Cancelled {
        Boolean kept = transaction.execute(status -> {
            change.run();
            try {
                run.checkpoint(checkpoint);
                return true;
            } catch (Cancelled overtaken) {
                status.setRollbackOnly();
                return false;
            }
        });
        if (!Boolean.TRUE.equals(kept)) {
            throw new Cancelled("Another hub has taken this job up");
        }
    }
}
