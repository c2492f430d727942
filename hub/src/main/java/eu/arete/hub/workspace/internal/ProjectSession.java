package eu.arete.hub.workspace.internal;

import eu.arete.lake.engine.EngineQuery;
import eu.arete.lake.engine.EngineRefusal;
import eu.arete.lake.engine.EngineRefusal.Reason;
import eu.arete.lake.engine.Limits;
import eu.arete.lake.engine.TableShape;
import eu.arete.lake.store.Scratch;
import eu.arete.worker.WorkerSession;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** A worker with one project's extract. Its people take turns; whoever ends it ends it for all, in the middle of a query too. */
final class ProjectSession implements AutoCloseable {

    /** What one does with a prepared query. */
    @FunctionalInterface
    interface Use<T> {
        T with(EngineQuery query);
    }

    private final UUID extract;
    private final WorkerSession worker;
    private final Scratch scratch;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile long lastUse = System.nanoTime();

    ProjectSession(UUID extract, WorkerSession worker, Scratch scratch) {
        this.extract = extract;
        this.worker = worker;
        this.scratch = scratch;
    }

    List<TableShape> tables() {
        return worker.tables();
    }

    <T> T query(String sql, Limits limits, Use<T> use) {
        turn.lock();
        try (EngineQuery query = worker.prepare(sql, limits)) {
            return use.with(query);
        } catch (EngineRefusal refusal) {
            throw closed.get() ? EngineRefusal.of(Reason.CANCELLED, "closed") : refusal;
        } finally {
            lastUse = System.nanoTime();
            turn.unlock();
        }
    }

    boolean serves(UUID current) {
        return extract.equals(current) && !closed.get() && worker.isAlive();
    }

    boolean idleFor(long nanos) {
        return !turn.isLocked() && System.nanoTime() - lastUse > nanos;
    }

    boolean isClosed() {
        return closed.get();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            worker.close();
            scratch.close();
        }
    }
}
