package eu.arete.worker;

import eu.arete.lake.engine.EngineColumn;
import eu.arete.lake.engine.EngineRefusal;
import eu.arete.lake.engine.EngineRefusal.Reason;
import eu.arete.lake.engine.RowSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends rows some at a time, and no more of them than a page can show: a result is for reading, not for taking away. */
final class RowBatches implements RowSink {

    private static final int ROWS = 200;
    private static final int CHARACTERS = 1 << 20;
    private static final long CHARACTERS_IN_ALL = 32L << 20;

    private final Wire wire;
    private final List<List<@Nullable Object>> batch = new ArrayList<>();
    private long size;
    private long sent;

    RowBatches(Wire wire) {
        this.wire = wire;
    }

    @Override
    public void columns(List<EngineColumn> columns) {
        write(new Event.Columns(columns));
    }

    @Override
    public void row(List<@Nullable Object> values) {
        long length = 0;
        for (Object value : values) {
            length += value instanceof String text ? text.length() : 8;
        }
        if (length > CHARACTERS || sent + size + length > CHARACTERS_IN_ALL) {
            throw EngineRefusal.of(Reason.TOO_LONG, "result");
        }
        batch.add(values);
        size += length;
        if (batch.size() == ROWS || size > CHARACTERS) {
            flush();
        }
    }

    void flush() {
        if (!batch.isEmpty()) {
            write(new Event.Rows(batch));
            batch.clear();
            sent += size;
            size = 0;
        }
    }

    private void write(Event event) {
        try {
            wire.write(event);
        } catch (IOException e) {
            throw new UncheckedIOException("The hub is gone", e);
        }
    }
}
