package eu.arete.hub.jobs.internal;

import eu.arete.hub.jobs.Job;
import eu.arete.hub.jobs.JobId;
import java.time.Clock;

/** A runner in a process of its own, to be killed. */
public final class MortalRunner {
    private MortalRunner() {}

    /** @param args database address, the job */
    public static void main(String[] args) throws InterruptedException {
        try (Bench bench = new Bench(args[0], Clock.systemUTC())) {
            bench.runner(new CountingKind(bench.jdbc, bench.transaction, 3));
            System.out.println("RUNNING");
            JobId id = JobId.parse(args[1]);
            bench.await(id, (Job job) -> !job.state().isOpen());
            System.out.println("ENDED " + bench.state(id));
        }
    }
}
