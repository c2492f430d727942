package eu.arete.hub.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.MutableClock;
import eu.arete.hub.TestDatabase;
import eu.arete.hub.jobs.CannotBeDone;
import eu.arete.hub.jobs.JobId;
import eu.arete.hub.jobs.JobKind;
import eu.arete.hub.jobs.JobRun;
import eu.arete.hub.jobs.JobState;
import eu.arete.hub.jobs.Unit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a job goes through. */
class RunnerTest {
    private static final JobKind.Name WORK = new JobKind.Name("test.work");

    private final MutableClock clock = new MutableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private Bench bench = new Bench(TestDatabase.fresh(), clock);

    @AfterEach
    void close() {
        bench.close();
    }

    private interface Work {
        void run(JobRun run) throws IOException, InterruptedException;
    }

    private static JobKind kind(Work work) {
        return new JobKind() {
            @Override
            public Name name() {
                return WORK;
            }

            @Override
            public void run(JobRun run) throws IOException, InterruptedException {
                work.run(run);
            }
        };
    }

    @Test
    void a_job_is_done_once_and_tells_how_far_it_went() throws Exception {
        JobId id = bench.submit(CountingKind.NAME, "acts");
        assertThat(bench.submit(CountingKind.NAME, "acts")).isEqualTo(id);
        bench.runner(new CountingKind(bench.jdbc, bench.transaction, 0));
        bench.await(id, job -> !job.state().isOpen());
        assertThat(bench.job(id).state()).isEqualTo(JobState.DONE);
        assertThat(bench.job(id).pace().done()).isEqualTo(CountingKind.STEPS);
        assertThat(bench.job(id).pace().unit()).isEqualTo(Unit.STEPS);
        assertThat(bench.counted(id)).isEqualTo(CountingKind.STEPS);
        assertThat(bench.submit(CountingKind.NAME, "acts")).isNotEqualTo(id);
    }

    @Test
    void several_hubs_never_do_the_same_job_at_once() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger together = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        JobKind slow = kind(run -> {
            together.accumulateAndGet(inside.incrementAndGet(), Math::max);
            runs.incrementAndGet();
            Thread.sleep(700);
            inside.decrementAndGet();
        });
        JobId id = bench.submit(WORK, "one");
        bench.runner(slow);
        bench.runner(slow);
        bench.runner(slow);
        bench.await(id, job -> !job.state().isOpen());
        assertThat(together).hasValue(1);
        assertThat(runs).hasValue(1);
    }

    @Test
    void a_job_is_cancelled_even_while_it_waits_for_something() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        bench.runner(kind(run -> {
            begun.countDown();
            Thread.sleep(60_000);
        }));
        JobId id = bench.submit(WORK, "long");
        begun.await();
        long asked = System.nanoTime();
        bench.store.askCancel(id);
        bench.await(id, job -> !job.state().isOpen());
        assertThat(bench.state(id)).isEqualTo(JobState.CANCELLED);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void what_fails_is_tried_again_ever_later_then_held_for_a_person() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        bench.runner(kind(run -> {
            tries.incrementAndGet();
            throw new IOException("the disk is away");
        }));
        JobId id = bench.submit(WORK, "unlucky");
        Instant before = clock.instant();
        Duration wait = Duration.ZERO;
        for (int attempt = 1; attempt <= 5; attempt++) {
            int failures = attempt;
            bench.await(id, job -> job.attempts() == failures && job.state() == JobState.WAITING);
            Duration next = Duration.between(before, bench.job(id).nextTry());
            assertThat(next).isGreaterThan(wait);
            wait = next;
            clock.advance(next);
            before = clock.instant();
            bench.bell.ring();
        }
        bench.await(id, job -> job.state() == JobState.HELD);
        assertThat(tries).hasValue(6);
        assertThat(bench.job(id).failure()).isEqualTo("disk");
        bench.store.resume(id, clock.instant());
        bench.bell.ring();
        bench.await(id, job -> tries.get() == 7);
    }

    @Test
    void what_cannot_be_done_is_not_tried_again() throws Exception {
        bench.runner(kind(run -> {
            throw new CannotBeDone("broken", "no such table");
        }));
        JobId id = bench.submit(WORK, "impossible");
        bench.await(id, job -> !job.state().isOpen());
        assertThat(bench.state(id)).isEqualTo(JobState.FAILED);
    }

    @Test
    void a_hub_that_stops_gives_its_job_back_and_the_next_goes_on() throws Exception {
        JobId id = bench.submit(CountingKind.NAME, "acts");
        Runner first = bench.runner(new CountingKind(bench.jdbc, bench.transaction, 5));
        bench.await(id, job -> job.pace().done() > 10);
        first.stop();
        assertThat(bench.state(id)).isEqualTo(JobState.WAITING);
        bench.runner(new CountingKind(bench.jdbc, bench.transaction, 0));
        bench.await(id, job -> !job.state().isOpen());
        assertThat(bench.counted(id)).isEqualTo(CountingKind.STEPS);
    }

    @Test
    void a_run_that_was_overtaken_can_keep_nothing() throws Exception {
        JobId id = bench.submit(CountingKind.NAME, "acts");
        bench.runner(new CountingKind(bench.jdbc, bench.transaction, 5));
        bench.await(id, job -> job.pace().done() > 10);
        bench.jdbc
                .sql("update jobs.job set run = run + 1 where id = :id")
                .param("id", id.value())
                .update();
        // The run ends; then the job, which nobody claims any more, is taken up from its checkpoint.
        bench.await(id, job -> !job.state().isOpen());
        assertThat(bench.state(id)).isEqualTo(JobState.DONE);
        assertThat(bench.counted(id)).isEqualTo(CountingKind.STEPS);
    }
}
