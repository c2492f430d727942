package eu.arete.hub.jobs.internal;

import eu.arete.hub.jobs.Cancelled;
import eu.arete.hub.jobs.JobKind;
import eu.arete.hub.jobs.JobRun;
import eu.arete.hub.jobs.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds one to a sum in each of its steps; the sum and the checkpoint are one transaction. */
final class CountingKind implements JobKind {
    static final Name NAME = new Name("test.counting");
    static final int STEPS = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final long pauseMillis;

    CountingKind(JdbcClient jdbc, TransactionTemplate transaction, long pauseMillis) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.pauseMillis = pauseMillis;
    }

    @Override
    public Name name() {
        return NAME;
    }

    @Override
    public void run(JobRun run) throws InterruptedException {
        int from = run.checkpoint().map(Integer::parseInt).orElse(0);
        for (int step = from; step < STEPS; step++) {
            run.mayGoOn();
            Thread.sleep(pauseMillis);
            step(run, step);
            run.progress(step + 1, STEPS, Unit.STEPS);
        }
    }

    private void step(JobRun run, int step) throws Cancelled {
        Boolean kept = transaction.execute(status -> {
            jdbc.sql("insert into counted (job, step) values (:job, :step)")
                    .param("job", run.job().id().value())
                    .param("step", step)
                    .update();
            try {
                run.checkpoint(Integer.toString(step + 1));
                return true;
            } catch (Cancelled overtaken) {
                status.setRollbackOnly();
                return false;
            }
        });
        if (!Boolean.TRUE.equals(kept)) {
            throw new Cancelled("overtaken");
        }
    }
}
