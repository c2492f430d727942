package eu.arete.hub.publiclog.internal;

import eu.arete.ledger.Ledger;
import eu.arete.ledger.LogFault;
import eu.arete.ledger.Receipt;
import eu.arete.ledger.SignedCheckpoint;
import eu.arete.ledger.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The only writer of the log. One round: give places in the database, append to the ledger in that order, note how far it
 * is published. Killed at any point, the next opening finds where it was: places come first, and are never taken back.
 */
@Component
public class Sequencer implements SmartLifecycle, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    /** Rest between rounds when nobody wakes us: entries of a commit whose wake-up was lost, a disk that was full. */
    private static final long REST_MILLIS = 2_000;

    private final LogBook book;
    private final Places places;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private final Condition done = lock.newCondition();
    private volatile Ledger ledger;
    private boolean wanted;
    private long rounds;
    private volatile boolean running;
    private Thread thread = new Thread();

    Sequencer(LogBook book, Places places) {
        this.book = book;
        this.places = places;
        this.ledger = book.open();
    }

    public long size() {
        return ledger.size();
    }

    public SignedCheckpoint checkpoint() {
        return ledger.checkpoint();
    }

    public VerifierKey verifierKey() {
        return ledger.verifierKey();
    }

    public Receipt receipt(long index) {
        try {
            return ledger.receipt(index);
        } catch (LogFault fault) {
            throw new IllegalStateException("The log on disk is damaged: " + fault.reason(), fault);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the log", e);
        }
    }

    /** There is something to publish. */
    public void wake() {
        lock.lock();
        try {
            wanted = true;
            asked.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Asks after every round until there is an answer, or patience ends. */
    public <T> Optional<T> await(Supplier<Optional<T>> question, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<T> answer = question.get();
        while (answer.isEmpty() && anotherRound(deadline)) {
            answer = question.get();
        }
        return answer;
    }

    /** Asks for a round and waits for its end; false if the deadline came first. */
    private boolean anotherRound(long deadline) {
        lock.lock();
        try {
            wanted = true;
            asked.signal();
            long seen = rounds;
            long left = deadline - System.nanoTime();
            while (rounds == seen && left > 0) {
                left = done.awaitNanos(left);
            }
            return rounds != seen;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        while (running) {
            try {
                round();
                told();
                rest();
            } catch (IOException | IllegalStateException | DataAccessException | TransactionException failure) {
                LOG.error("The public log cannot be published now; nothing is released meanwhile", failure);
                pause();
                reopen();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void round() throws IOException {
        long before = -1;
        while (before != ledger.size()) {
            before = ledger.size();
            places.giveNext(before);
            book.catchUp(ledger);
        }
    }

    private void told() {
        lock.lock();
        try {
            rounds++;
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void rest() throws InterruptedException {
        lock.lock();
        try {
            if (!wanted && running) {
                asked.await(REST_MILLIS, TimeUnit.MILLISECONDS);
            }
            wanted = false;
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        lock.lock();
        try {
            if (running) {
                asked.await(REST_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** After a failure a ledger does not go on by itself: what it wrote last is looked at first. */
    private void reopen() {
        try {
            ledger.close();
            ledger = book.open();
        } catch (IOException | IllegalStateException | UncheckedIOException | DataAccessException failure) {
            LOG.error("The public log cannot be opened again yet", failure);
        }
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this::work, "public-log");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        wake();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server opens, and after it closes. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        ledger.close();
    }
}
