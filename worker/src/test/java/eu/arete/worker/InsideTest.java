package eu.arete.worker;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.lake.engine.Answer;
import eu.arete.lake.engine.Engine;
import eu.arete.lake.engine.EngineQuery;
import eu.arete.lake.engine.EngineResources;
import eu.arete.lake.engine.EngineSession;
import eu.arete.lake.engine.Limits;
import eu.arete.lake.engine.NamedTable;
import eu.arete.lake.engine.RowSink;
import eu.arete.lake.engine.TableShape;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The order in which a worker speaks. */
class InsideTest {
    private static final int SLOW = 100;

    private final PipedOutputStream asked = new PipedOutputStream();
    private final PipedInputStream told = new PipedInputStream();

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void how_far_a_query_is_is_never_told_after_its_end() throws Exception {
        Wire inside = new Wire(new PipedInputStream(asked), new PipedOutputStream(told));
        Wire hub = new Wire(told, asked);
        Thread worker = new Thread(() -> serve(new Inside(inside, new EngineThatEndsWhenAskedHowFar())));
        worker.setDaemon(true);
        worker.start();
        hub.write(new Request.Open(List.of(), 1L << 30, 1));
        assertThat(hub.read(Event.class)).get().isInstanceOf(Event.Opened.class);
        for (int i = 0; i < 3; i++) {
            hub.write(new Request.Prepare("SELECT 1", 60_000, 1));
            assertThat(hub.read(Event.class)).get().isInstanceOf(Event.Ready.class);
            hub.write(new Request.Run());
            Event event = hub.read(Event.class).orElseThrow();
            while (event instanceof Event.Progress) {
                event = hub.read(Event.class).orElseThrow();
            }
            assertThat(event).isInstanceOf(Event.Done.class);
            Thread.sleep(3 * SLOW);
            assertThat(told.available()).as("bytes after the end").isZero();
        }
        asked.close();
        worker.join();
    }

    private static void serve(Inside inside) {
        try {
            inside.serve();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its queries end at the very moment when somebody is being told how far they are. */
    private static final class EngineThatEndsWhenAskedHowFar implements Engine, EngineSession {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public EngineSession open(List<NamedTable> tables, EngineResources resources) {
            return this;
        }

        @Override
        public List<TableShape> tables() {
            return List.of();
        }

        @Override
        public EngineQuery prepare(String sql, Limits limits) {
            return new Query();
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    private static final class Query implements EngineQuery {
        private final CountDownLatch asked = new CountDownLatch(1);

        @Override
        public Answer run(RowSink sink) {
            await(asked, 5_000);
            return new Answer(0, false, Duration.ZERO);
        }

        @Override
        public double progress() {
            asked.countDown();
            // Time enough for the end to overtake the answer, if it can.
            await(new CountDownLatch(1), SLOW);
            return 0.5;
        }

        @Override
        public void cancel() {
            // Ends by itself.
        }

        @Override
        public void close() {
            // Holds nothing.
        }

        private static void await(CountDownLatch latch, long patience) {
            try {
                latch.await(patience, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
