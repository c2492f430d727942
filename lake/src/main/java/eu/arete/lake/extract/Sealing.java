package eu.arete.lake.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Hands written tables over, in order, while the engine makes the next. */
final class Sealing implements AutoCloseable {

    private final Extraction.Sink sink;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(work -> Extraction.thread("extract-seal", work));
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    Sealing(Extraction.Sink sink) {
        this.sink = sink;
    }

    void add(ExtractedTable table) {
        // After a failure nothing more is handed over.
        last = last.thenRunAsync(
                () -> {
                    try {
                        sink.take(table);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                thread);
    }

    /** Waits until all are taken. */
    void finish() throws IOException {
        try {
            last.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failed) {
                throw new IOException("Cannot hand over a table of an extract", failed.getCause());
            }
            throw e;
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        // What is being sealed reads the scratch, which is removed next.
        last.handle((done, failed) -> done).join();
    }
}
