package eu.arete.lake.objects.s3;

import eu.arete.lake.objects.ObjectReader;
import eu.arete.lake.objects.StoredObject;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** An object of a bucket, whose end came with the answer that found it: kept for the first reader, not for ever. */
final class S3Object implements StoredObject {

    private static final byte[] NONE = {};

    private final Bucket bucket;
    private final String key;
    private final String name;
    private final long size;
    private final String etag;
    private final AtomicReference<byte[]> tail;

    S3Object(Bucket bucket, String key, String name, long size, String etag, byte[] tail) {
        this.bucket = bucket;
        this.key = key;
        this.name = name;
        this.size = size;
        this.etag = etag;
        this.tail = new AtomicReference<>(tail);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public ObjectReader reader() {
        S3Request get = S3Request.of("GET", key);
        byte[] end = Objects.requireNonNull(tail.getAndSet(NONE));
        return new S3Reader(bucket, etag.isEmpty() ? get : get.header("if-match", etag), name, size, end);
    }
}
