package eu.arete.worker;

import eu.arete.lake.engine.Answer;
import eu.arete.lake.engine.EngineQuery;
import eu.arete.lake.engine.EngineRefusal;
import eu.arete.lake.engine.EngineRefusal.Reason;
import eu.arete.lake.engine.RowSink;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A query prepared in a worker. */
final class WorkerQuery implements EngineQuery {

    private final WorkerSession session;
    private final Duration atMost;
    private final Duration grace;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile double progress = -1;
    private volatile boolean cancelled;

    WorkerQuery(WorkerSession session, Duration atMost, Duration grace) {
        this.session = session;
        this.atMost = atMost;
        this.grace = grace;
    }

    @Override
    public Answer run(RowSink sink) {
        CompletableFuture<Void> watch = session.killAfter(atMost);
        long start = System.nanoTime();
        try {
            session.ask(new Request.Run());
            return follow(sink);
        } catch (EngineRefusal refusal) {
            throw session.isAlive() ? refusal : died(refusal, Duration.ofNanos(System.nanoTime() - start));
        } finally {
            watch.cancel(false);
            ended.complete(null);
        }
    }

    private Answer follow(RowSink sink) {
        while (true) {
            Event event = session.hear();
            if (event instanceof Event.Columns columns) {
                sink.columns(columns.columns());
            } else if (event instanceof Event.Rows rows) {
                rows.rows().forEach(sink::row);
            } else if (event instanceof Event.Progress told) {
                progress = told.fraction();
            } else if (event instanceof Event.Done done) {
                return new Answer(done.rows(), done.truncated(), Duration.ofMillis(done.millis()));
            } else {
                throw WorkerSession.unexpected(event);
            }
        }
    }

    /** The watch killed it, or the person did, or it died of its own greed. */
    private EngineRefusal died(EngineRefusal refusal, Duration after) {
        if (cancelled) {
            return EngineRefusal.of(Reason.CANCELLED, "");
        }
        return after.compareTo(atMost) >= 0 ? EngineRefusal.of(Reason.TIME, "") : refusal;
    }

    @Override
    public double progress() {
        return progress;
    }

    @Override
    public void cancel() {
        if (!ended.isDone()) {
            cancelled = true;
            CompletableFuture<Void> watch = session.killAfter(grace);
            ended.whenComplete((done, failure) -> watch.cancel(false));
            session.ask(new Request.Cancel());
        }
    }

    @Override
    public void close() {
        // The worker forgets it when the next one is prepared.
    }
}
