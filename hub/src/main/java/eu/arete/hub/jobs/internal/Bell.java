package eu.arete.hub.jobs.internal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the runner that there is something to do, once the caller's transaction is committed. */
@Component("jobsBell")
class Bell {
    private final Semaphore rung = new Semaphore(0);

    void ring() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            rung.release();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                rung.release();
            }
        });
    }

    /** Waits until it is rung, but no longer than so many seconds. */
    void listen(long seconds) throws InterruptedException {
        if (rung.tryAcquire(seconds, TimeUnit.SECONDS)) {
            rung.drainPermits();
        }
    }
}
