package eu.arete.hub.deposits.internal;

import eu.arete.hub.deposits.DepositId;
import eu.arete.hub.deposits.Trouble;
import eu.arete.hub.hosting.GateOpened;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks queued deposits, one at a time. It holds the job's row locked for as long as it works: should this process die, the
 * database lets the lock go and whoever starts next does the job again from its first file.
 */
@Component
class Checker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Checker.class);
    private static final long POLL_SECONDS = 2;
    /** How long a deposit that met a closed gate is left, should nobody tell that it opened. */
    private static final Duration HELD = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Inspection inspection;
    private final Verdicts verdicts;
    private final Troubles troubles;
    private final Clock clock;
    private final Duration retry;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private volatile Optional<Thread> thread = Optional.empty();

    /** @param retry how long after a first failure; twice as long after each further one */
    Checker(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Inspection inspection,
            Verdicts verdicts,
            Troubles troubles,
            Clock clock,
            @Value("${arete.deposits.retry:PT10S}") Duration retry) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.inspection = inspection;
        this.verdicts = verdicts;
        this.troubles = troubles;
        this.clock = clock;
        this.retry = retry;
    }

    private record Job(DepositId deposit, int attempts) {}

    void wake() {
        work.release();
    }

    @Override
    public void start() {
        running = true;
        Thread worker = new Thread(this::run, "deposits");
        worker.setDaemon(true);
        thread = Optional.of(worker);
        worker.start();
    }

    private void run() {
        while (running) {
            try {
                if (!tried()) {
                    work.tryAcquire(POLL_SECONDS, TimeUnit.SECONDS);
                    work.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** @return false when there is nothing to do for a moment: nothing waits, or the database does not answer */
    private boolean tried() {
        try {
            return next();
        } catch (RuntimeException e) {
            if (running) {
                LOG.error("The checks of a deposit broke; it will be tried again", e);
            }
            return false;
        }
    }

    /** @return false when nothing waits */
    private boolean next() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<Job> job = jdbc.sql("""
                    select deposit, attempts from deposits.job
                    where not_before <= :now or not_before > cast(:now as timestamptz) + waits_millis * interval '1 millisecond'
                    order by not_before, deposit for update skip locked limit 1
                    """)
                    .param("now", Timestamp.from(clock.instant()))
                    .query((row, n) ->
                            new Job(new DepositId(row.getObject("deposit", UUID.class)), row.getInt("attempts")))
                    .optional();
            job.ifPresent(this::inspect);
            return job.isPresent();
        }));
    }

    private void inspect(Job job) {
        try {
            if (inspection.inspect(job.deposit())) {
                jdbc.sql("delete from deposits.job where deposit = :id")
                        .param("id", job.deposit().value())
                        .update();
            } else {
                later(job, HELD);
            }
        } catch (RuntimeException e) {
            // Ours or the machine's fault: later, and ever later, but never dropped.
            Duration doubled = retry.multipliedBy(1L << Math.min(job.attempts(), 9));
            Duration wait = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
            Trouble trouble = troubles.of(e);
            LOG.error("Cannot check deposit {} ({}), next try in {}", job.deposit(), trouble, wait, e);
            verdicts.putOff(job.deposit(), trouble, clock.instant().plus(wait));
            jdbc.sql("update deposits.job set attempts = attempts + 1 where deposit = :id")
                    .param("id", job.deposit().value())
                    .update();
            later(job, wait);
        }
    }

    /** A job put off for longer than it waits was put off by a clock that has since gone back: it is due. */
    private void later(Job job, Duration wait) {
        jdbc.sql("update deposits.job set not_before = :later, waits_millis = :wait where deposit = :id")
                .param("id", job.deposit().value())
                .param("later", Timestamp.from(clock.instant().plus(wait)))
                .param("wait", wait.toMillis())
                .update();
    }

    /** What waited for the hosting gate goes on. */
    @EventListener
    public void on(GateOpened opened) {
        transaction.executeWithoutResult(
                status -> jdbc.sql("update deposits.job set not_before = :now where not_before > :now")
                        .param("now", Timestamp.from(clock.instant()))
                        .update());
        wake();
    }

    @Override
    public void stop() {
        running = false;
        thread.ifPresent(Thread::interrupt);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
