package eu.arete.lake.intake;

import eu.arete.lake.schema.Field;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.privacy.SecondStage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The way of one file through intake. Chunks are checked in parallel and committed in the order of the file. */
final class Passage {

    private final Delivery delivery;
    private final LakeStore lake;
    private final SecondStage stage;
    private final Parquet parquet;
    private final Scratch scratch;
    private final ExecutorService pool;
    private final int threads;
    private final long batchBytes;
    private final long[] secrets;
    private final Relations relations;
    private final LongConsumer progress;

    Passage(
            Delivery delivery,
            LakeStore lake,
            SecondStage stage,
            Parquet parquet,
            Scratch scratch,
            ExecutorService pool,
            int threads,
            long batchBytes,
            long[] secrets,
            Relations relations,
            LongConsumer progress) {
        this.delivery = delivery;
        this.lake = lake;
        this.stage = stage;
        this.parquet = parquet;
        this.scratch = scratch;
        this.pool = pool;
        this.threads = threads;
        this.batchBytes = batchBytes;
        this.secrets = secrets;
        this.relations = relations;
        this.progress = progress;
    }

    IntakeOutcome take(Chunks chunks, OutputStream rejects) throws IOException {
        Optional<Chunks.Chunk> first = chunks.next();
        HeaderLine header = first.map(this::header).orElseGet(() -> HeaderLine.refused("the file is empty"));
        if (header.refusal().isPresent() || first.isEmpty()) {
            Refusal refusal = header.refusal().orElseThrow();
            return new IntakeOutcome.Refused(DeliveryReport.empty(delivery), refusal);
        }
        FilePlan plan = FilePlan.of(delivery.schema(), header.columns(), relations.links(delivery), stage, secrets);
        Tally tally =
                new Tally(delivery, header.columns().stream().map(Field::name).toList(), rejects);
        Chunks.Chunk rows = delivery.schema().fixedWidth() ? first.get() : afterHeader(first.get());
        try (Batches batches = new Batches(delivery, plan.columns(), lake, parquet, scratch, batchBytes);
                Committed committed = new Committed(plan, tally, batches, relations.room())) {
            Optional<Refusal> refusal = run(plan, rows, chunks, committed);
            tally.flush();
            if (refusal.isPresent()) {
                return new IntakeOutcome.Refused(tally.report(), refusal.get());
            }
            committed.reconcile();
            List<LakeFile> files = batches.finish();
            DeliveryReport report = tally.report();
            return report.rejected() == 0
                    ? new IntakeOutcome.Accepted(report, files)
                    : new IntakeOutcome.AcceptedWithRejects(report, files);
        }
    }

    private Optional<Refusal> run(FilePlan plan, Chunks.Chunk first, Chunks chunks, Committed committed)
            throws IOException {
        ConcurrentLinkedQueue<ChunkPass> idle = new ConcurrentLinkedQueue<>();
        Deque<Future<CheckedChunk>> ahead = new ArrayDeque<>();
        Optional<Chunks.Chunk> next = Optional.of(first);
        try {
            while (next.isPresent() || !ahead.isEmpty()) {
                if (next.isPresent() && ahead.size() <= threads) {
                    Chunks.Chunk chunk = next.get();
                    ahead.add(pool.submit(() -> check(plan, idle, chunk)));
                    next = chunks.next();
                    continue;
                }
                Optional<Refusal> refusal = committed.commit(result(ahead.remove()));
                progress.accept(chunks.read());
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
            return committed.end();
        } finally {
            ahead.forEach(future -> future.cancel(true));
        }
    }

    private static CheckedChunk check(FilePlan plan, ConcurrentLinkedQueue<ChunkPass> idle, Chunks.Chunk chunk) {
        @Nullable ChunkPass waiting = idle.poll();
        ChunkPass pass = waiting == null ? new ChunkPass(plan) : waiting;
        CheckedChunk checked = pass.check(chunk);
        idle.add(pass);
        return checked;
    }

    private static CheckedChunk result(Future<CheckedChunk> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Intake was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("The checks failed", e.getCause());
        }
    }

    private HeaderLine header(Chunks.Chunk chunk) {
        byte[] bytes = chunk.bytes();
        boolean utf8Mark = startsWith(chunk, 0xEF, 0xBB, 0xBF);
        boolean utf16Mark = startsWith(chunk, 0xFE, 0xFF) || startsWith(chunk, 0xFF, 0xFE);
        boolean utf8 = Encoding.named(delivery.schema().encoding()).isUtf8();
        if (utf16Mark || utf8Mark && !utf8) {
            return new HeaderLine(
                    List.of(),
                    Optional.of(new Refusal(
                            Rule.FILE_ENCODING,
                            1,
                            "",
                            "the file starts with the mark of " + (utf8Mark ? "UTF-8" : "UTF-16") + ", "
                                    + delivery.schema().encoding() + " is declared")));
        }
        int from = utf8Mark ? 3 : 0;
        int end = from;
        while (end < chunk.to() && bytes[end] != '\n') {
            end++;
        }
        if (delivery.schema().fixedWidth()) {
            return HeaderLine.ofFixedWidth(delivery.schema());
        }
        if (end == chunk.to()) {
            Rule rule = chunk.stop().orElse(Rule.FILE_HEADER);
            String detail = rule == Rule.FILE_PACKED ? "nothing could be unpacked" : "the first line does not end";
            return new HeaderLine(List.of(), Optional.of(new Refusal(rule, 1, "", detail)));
        }
        return HeaderLine.read(delivery.schema(), bytes, from, end);
    }

    private static boolean startsWith(Chunks.Chunk chunk, int... mark) {
        // Not chunk.to(): a file without a line end has its mark too, and a chunk's array is longer than any mark.
        for (int i = 0; i < mark.length; i++) {
            if ((chunk.bytes()[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Chunks.Chunk afterHeader(Chunks.Chunk chunk) {
        int end = chunk.from();
        while (chunk.bytes()[end] != '\n') {
            end++;
        }
        return new Chunks.Chunk(chunk.bytes(), end + 1, chunk.to(), chunk.lines() - 1, chunk.stop());
    }
}
