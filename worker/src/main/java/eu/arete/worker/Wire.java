package eu.arete.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON objects, one a line, neither side trusting the other's lines to be short. Writing is thread-safe; reading is for one thread. */
final class Wire {

    static final int MAX_LINE = 16 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    private final InputStream in;
    private final OutputStream out;

    /** @param in buffered */
    Wire(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    void write(Object message) throws IOException {
        byte[] line = JSON.writeValueAsBytes(message);
        synchronized (out) {
            out.write(line);
            out.write('\n');
            out.flush();
        }
    }

    /** @return empty at the end of the stream */
    <T> Optional<T> read(Class<T> type) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return Optional.empty();
            }
            if (line.size() == MAX_LINE) {
                throw new IOException("A line of more than " + MAX_LINE + " bytes");
            }
            line.write(b);
        }
        try {
            return Optional.of(JSON.readValue(line.toByteArray(), type));
        } catch (JacksonException e) {
            throw new IOException("A line that is not understood", e);
        }
    }
}
