package eu.arete.worker;

import eu.arete.lake.engine.EngineQuery;
import eu.arete.lake.engine.EngineRefusal;
import eu.arete.lake.engine.EngineRefusal.Reason;
import eu.arete.lake.engine.EngineResources;
import eu.arete.lake.engine.EngineSession;
import eu.arete.lake.engine.Limits;
import eu.arete.lake.engine.NamedTable;
import eu.arete.lake.engine.TableShape;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A conversation with one worker process. Whatever happens to that process is a refusal of the query that it ran. */
public final class WorkerSession implements EngineSession {

    private final Process process;
    private final Path tmp;
    private final Duration grace;
    private final Wire wire;
    private List<TableShape> tables = List.of();

    private WorkerSession(Process process, Path tmp, Duration grace) {
        this.process = process;
        this.tmp = tmp;
        this.grace = grace;
        this.wire = new Wire(new BufferedInputStream(process.getInputStream(), 1 << 16), process.getOutputStream());
    }

    static WorkerSession begin(
            Process process, Path tmp, WorkerSettings settings, List<NamedTable> tables, EngineResources resources) {
        WorkerSession session = new WorkerSession(process, tmp, settings.grace());
        try {
            session.open(tables, resources, settings.start());
            return session;
        } catch (EngineRefusal refusal) {
            session.close();
            throw refusal;
        }
    }

    private void open(List<NamedTable> given, EngineResources resources, Duration time) {
        List<Request.Table> asked = given.stream()
                .map(table -> new Request.Table(
                        table.name(), table.files().stream().map(Path::toString).toList()))
                .toList();
        ask(new Request.Open(asked, resources.memoryBytes(), resources.threads()));
        Event event = hearWithin(time);
        if (!(event instanceof Event.Opened opened)) {
            throw unexpected(event);
        }
        tables = opened.tables();
    }

    @Override
    public List<TableShape> tables() {
        return tables;
    }

    @Override
    public EngineQuery prepare(String sql, Limits limits) {
        if (sql.length() > 200_000) {
            throw EngineRefusal.of(Reason.TOO_LONG, Integer.toString(200_000));
        }
        ask(new Request.Prepare(sql, limits.time().toMillis(), limits.rows()));
        Event event = hearWithin(limits.time().plus(grace));
        if (!(event instanceof Event.Ready)) {
            throw unexpected(event);
        }
        return new WorkerQuery(this, limits.time().plus(grace), grace);
    }

    /** Whether the process lives; when it does not, open another session. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The process as the system sees it. */
    public long pid() {
        return process.pid();
    }

    void ask(Request request) {
        try {
            wire.write(request);
        } catch (IOException e) {
            throw ended();
        }
    }

    /** The next event; waits for it as long as the process lives. */
    Event hear() {
        try {
            Optional<Event> event = wire.read(Event.class);
            return event.orElseThrow(this::ended);
        } catch (IOException e) {
            kill();
            throw ended();
        }
    }

    Event hearWithin(Duration time) {
        CompletableFuture<Void> watch = killAfter(time);
        try {
            return hear();
        } finally {
            watch.cancel(false);
        }
    }

    /** Kills the process at that time unless cancelled: a native loop may not hear that it should stop. */
    CompletableFuture<Void> killAfter(Duration time) {
        CompletableFuture<Void> watch = new CompletableFuture<>();
        watch.orTimeout(time.toMillis(), TimeUnit.MILLISECONDS).whenComplete((done, late) -> {
            if (late instanceof java.util.concurrent.TimeoutException) {
                kill();
            }
        });
        return watch;
    }

    static EngineRefusal unexpected(Event event) {
        return event instanceof Event.Refused refused
                ? refused.refusal()
                : EngineRefusal.of(Reason.FAILED, "out of turn");
    }

    private EngineRefusal ended() {
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // 3: the Java machine ran out of its heap; 134, 137, 139: the system ended it, mostly for its memory.
        int status = process.isAlive() ? 137 : process.exitValue();
        return EngineRefusal.of(status == 3 || status > 128 ? Reason.MEMORY : Reason.FAILED, "worker ended");
    }

    private void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // Its end of the pipe is gone already.
            kill();
        }
        try {
            if (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
                kill();
                process.waitFor();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
        delete(tmp);
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clear " + directory, e);
        }
    }
}
