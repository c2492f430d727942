package eu.arete.lake.objects.s3;

import eu.arete.lake.objects.ObjectWriter;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One part in memory; an object that fits in it is sent by one request. */
final class S3Writer extends ObjectWriter {

    static final int PART = 8 << 20;

    private final S3Put put;
    private byte[] part = new byte[64 << 10];
    private int filled;
    private @Nullable S3Upload upload;
    private boolean finished;

    S3Writer(S3Put put) {
        this.put = put;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (finished) {
            throw new IOException("Cannot add to " + put.name() + ": it is finished");
        }
        int at = from;
        int left = length;
        while (left > 0) {
            if (filled == PART) {
                send();
            }
            int n = Math.min(left, PART - filled);
            if (part.length < filled + n) {
                part = Arrays.copyOf(part, Math.min(PART, Math.max(filled + n, 2 * part.length)));
            }
            System.arraycopy(bytes, at, part, filled, n);
            filled += n;
            at += n;
            left -= n;
        }
    }

    private void send() throws IOException {
        if (upload == null) {
            upload = S3Upload.begin(put);
        }
        upload.add(filled == part.length ? part : Arrays.copyOf(part, filled));
        filled = 0;
    }

    @Override
    public void finish() throws IOException {
        if (upload == null) {
            byte[] body = Arrays.copyOf(part, filled);
            put.take(put.marked(S3Request.of("PUT", put.key()).body(body)), filled);
        } else {
            send();
            upload.complete(put);
        }
        finished = true;
    }

    @Override
    public void close() throws IOException {
        if (!finished) {
            finished = true;
            if (upload != null) {
                upload.abort();
            }
        }
    }
}
