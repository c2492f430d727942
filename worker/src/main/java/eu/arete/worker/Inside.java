package eu.arete.worker;

import eu.arete.lake.engine.Answer;
import eu.arete.lake.engine.Engine;
import eu.arete.lake.engine.EngineQuery;
import eu.arete.lake.engine.EngineRefusal;
import eu.arete.lake.engine.EngineRefusal.Reason;
import eu.arete.lake.engine.EngineResources;
import eu.arete.lake.engine.EngineSession;
import eu.arete.lake.engine.Limits;
import eu.arete.lake.engine.NamedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The worker's side of the conversation: opens once, then prepares and runs one query at a time. */
final class Inside {

    private final Wire wire;
    private final Engine engine;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, Inside::daemon);
    private @Nullable EngineSession session;
    private @Nullable EngineQuery query;

    Inside(Wire wire, Engine engine) {
        this.wire = wire;
        this.engine = engine;
    }

    /** Returns when the hub closes the conversation or dies. */
    void serve() throws IOException {
        Optional<Request> request = wire.read(Request.class);
        while (request.isPresent()) {
            try {
                answer(request.get());
            } catch (EngineRefusal refusal) {
                wire.write(Event.Refused.of(refusal));
            }
            request = wire.read(Request.class);
        }
    }

    private void answer(Request request) throws IOException {
        if (request instanceof Request.Open open) {
            EngineSession opened = engine.open(
                    open.tables().stream().map(Inside::table).toList(),
                    new EngineResources(open.memoryBytes(), open.threads()));
            session = opened;
            wire.write(new Event.Opened(opened.tables()));
        } else if (request instanceof Request.Prepare prepare) {
            prepare(prepare);
        } else if (request instanceof Request.Cancel) {
            if (query != null) {
                query.cancel();
            }
        } else if (query != null) {
            EngineQuery prepared = query;
            // The main thread goes on listening: for a cancellation, and for the hub's death.
            threads.execute(() -> run(prepared));
        }
    }

    private void prepare(Request.Prepare prepare) throws IOException {
        if (session == null) {
            throw EngineRefusal.of(Reason.FAILED, "no table is open");
        }
        if (query != null) {
            query.close();
            query = null;
        }
        query = session.prepare(prepare.sql(), new Limits(Duration.ofMillis(prepare.millis()), prepare.rows()));
        wire.write(new Event.Ready());
    }

    private void run(EngineQuery prepared) {
        Told told = new Told();
        ScheduledFuture<?> telling =
                threads.scheduleAtFixedRate(() -> told.progress(prepared), 500, 500, TimeUnit.MILLISECONDS);
        Event end;
        try {
            RowBatches batches = new RowBatches(wire);
            Answer answer = prepared.run(batches);
            batches.flush();
            end = new Event.Done(
                    answer.rows(), answer.truncated(), answer.time().toMillis());
        } catch (EngineRefusal refusal) {
            end = Event.Refused.of(refusal);
        } catch (OutOfMemoryError e) {
            end = new Event.Refused(Reason.MEMORY, "", -1);
        }
        telling.cancel(false);
        told.end(end);
    }

    /** What the hub is told of one run: nothing after its end, which the next query's answer follows. */
    private final class Told {
        private boolean ended;

        synchronized void progress(EngineQuery query) {
            if (!ended) {
                tell(new Event.Progress(query.progress()));
            }
        }

        synchronized void end(Event event) {
            ended = true;
            tell(event);
        }
    }

    private void tell(Event event) {
        try {
            wire.write(event);
        } catch (IOException e) {
            throw new UncheckedIOException("The hub is gone", e);
        }
    }

    private static NamedTable table(Request.Table table) {
        return new NamedTable(
                table.name(), List.copyOf(table.files().stream().map(Path::of).toList()));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "worker");
        thread.setDaemon(true);
        return thread;
    }
}
