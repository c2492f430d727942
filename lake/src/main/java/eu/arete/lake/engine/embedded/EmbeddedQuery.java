package eu.arete.lake.engine.embedded;

import eu.arete.lake.engine.Answer;
import eu.arete.lake.engine.EngineQuery;
import eu.arete.lake.engine.EngineRefusal;
import eu.arete.lake.engine.EngineRefusal.Reason;
import eu.arete.lake.engine.Limits;
import eu.arete.lake.engine.RowSink;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

final class EmbeddedQuery implements EngineQuery {

    private static final int AGAIN_MS = 50;

    private final PreparedStatement statement;
    private final Limits limits;
    private final AtomicReference<@Nullable Reason> stopped = new AtomicReference<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile boolean started;

    EmbeddedQuery(PreparedStatement statement, Limits limits) {
        this.statement = statement;
        this.limits = limits;
    }

    @Override
    public Answer run(RowSink sink) {
        long start = System.nanoTime();
        started = true;
        Reason before = stopped.get();
        if (before != null) {
            throw EngineRefusal.of(before, "");
        }
        // The driver's own timeout ends with the first row; this one covers the last as well.
        CompletableFuture<Void> clock = done.copy()
                .orTimeout(limits.time().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> {
                    stop(Reason.TIME);
                    return null;
                });
        try (ResultSet result = statement.executeQuery()) {
            List<Values.Reader> readers = Values.readers(result.getMetaData());
            sink.columns(Values.columns(result.getMetaData()));
            long rows = 0;
            boolean more = next(result);
            while (more && rows < limits.rows()) {
                sink.row(Values.row(result, readers));
                rows++;
                more = next(result);
            }
            return new Answer(rows, more, Duration.ofNanos(System.nanoTime() - start));
        } catch (SQLException e) {
            throw refusal(e);
        } finally {
            done.complete(null);
            clock.cancel(false);
        }
    }

    private boolean next(ResultSet result) throws SQLException {
        Reason why = stopped.get();
        if (why != null) {
            throw EngineRefusal.of(why, "");
        }
        return result.next();
    }

    private EngineRefusal refusal(SQLException e) {
        Reason why = stopped.get();
        if (why != null) {
            return EngineRefusal.of(why, "");
        }
        String message = firstLine(e);
        if (message.contains("Out of Memory")
                || message.contains("could not allocate")
                || message.contains("failed to allocate")) {
            return EngineRefusal.of(Reason.MEMORY, "");
        }
        return EngineRefusal.of(Reason.WRONG, message);
    }

    @Override
    public double progress() {
        try {
            return statement
                            .unwrap(DuckDBPreparedStatement.class)
                            .getQueryProgress()
                            .getPercentage()
                    / 100.0;
        } catch (SQLException e) {
            return -1;
        }
    }

    @Override
    public void cancel() {
        stop(Reason.CANCELLED);
    }

    private void stop(Reason why) {
        if (stopped.compareAndSet(null, why)) {
            interrupt();
        }
    }

    /** Until the query has ended: the engine forgets an interruption that comes just before it begins. */
    private void interrupt() {
        try {
            statement.cancel();
        } catch (SQLException e) {
            // It has ended by itself: nothing is left to stop.
            return;
        }
        if (started && !done.isDone()) {
            CompletableFuture.delayedExecutor(AGAIN_MS, TimeUnit.MILLISECONDS).execute(this::interrupt);
        }
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot close a query", e);
        }
    }

    /** The engine's complaint without its drawing of the statement, and without any path of this machine. */
    static String firstLine(SQLException e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        String first = message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
        return first.replaceAll("(/[^/\\s\"']+){2,}", "…");
    }
}
