package eu.arete.lake.objects.s3;

import eu.arete.lake.objects.ObjectReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;

/**
 * Reads by ranges: what was announced, in large requests; what is read in order, in ever larger ones; anything else, as asked. At
 * most {@link #MOST} bytes and the object's end are in memory.
 */
final class S3Reader implements ObjectReader {

    static final int MOST = 8 << 20;

    private final Bucket bucket;
    private final S3Request get;
    private final String name;
    private final long size;
    private final byte[] tail;
    private byte[] window = {};
    private long windowFrom;
    private long expectedFrom;
    private long expectedTo;

    S3Reader(Bucket bucket, S3Request get, String name, long size, byte[] tail) {
        this.bucket = bucket;
        this.get = get;
        this.name = name;
        this.size = size;
        this.tail = tail;
    }

    @Override
    public void expect(long from, long to) {
        expectedFrom = from;
        expectedTo = Math.min(to, size);
    }

    @Override
    public int read(ByteBuffer target, long at) throws IOException {
        if (at >= size) {
            return -1;
        }
        if (at >= size - tail.length) {
            return take(tail, size - tail.length, at, target);
        }
        if (at < windowFrom || at >= windowFrom + window.length) {
            fetch(at, target.remaining());
        }
        return take(window, windowFrom, at, target);
    }

    private static int take(byte[] bytes, long from, long at, ByteBuffer target) {
        int offset = (int) (at - from);
        int n = Math.min(target.remaining(), bytes.length - offset);
        target.put(bytes, offset, n);
        return n;
    }

    private void fetch(long at, int wanted) throws IOException {
        long length = wanted;
        if (at >= expectedFrom && at < expectedTo) {
            length = expectedTo - at;
        } else if (window.length > 0 && at == windowFrom + window.length) {
            length = Math.max(wanted, 2L * window.length);
        }
        int bytes = (int) Math.min(Math.min(length, MOST), size - tail.length - at);
        S3Answer answer = bucket.call(get.header("range", "bytes=" + at + "-" + (at + bytes - 1)));
        switch (answer.status()) {
            case 200, 206 -> {}
            case 404 -> throw new NoSuchFileException(name, null, "deleted while it was read");
            case 412, 416 -> throw new IOException(name + " is no longer the object that was opened");
            default -> throw bucket.refused(answer, "read " + name);
        }
        boolean isWhole = answer.status() == 200 && bytes < size;
        if (isWhole || answer.body().length != bytes) {
            throw new IOException("The object store " + bucket.place() + " does not answer with the range asked for: "
                    + answer.body().length + " bytes instead of " + bytes);
        }
        window = answer.body();
        windowFrom = at;
    }

    @Override
    public void close() {
        window = new byte[0];
    }
}
