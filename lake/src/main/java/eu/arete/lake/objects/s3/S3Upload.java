package eu.arete.lake.objects.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An object sent in parts: invisible until it is completed. */
final class S3Upload {

    /** "Amazon S3 multipart upload limits". */
    private static final int MOST_PARTS = 10_000;

    private final Bucket bucket;
    private final String key;
    private final String id;
    private final List<String> etags = new ArrayList<>();
    private long size;

    S3Upload(Bucket bucket, String key, String id) {
        this.bucket = bucket;
        this.key = key;
        this.id = id;
    }

    static S3Upload begin(S3Put put) throws IOException {
        S3Answer answer =
                put.bucket().call(put.marked(S3Request.of("POST", put.key()).query("uploads", "")));
        String id = XmlAnswer.first(answer.body(), "UploadId").orElse("");
        if (!answer.isDone() || id.isEmpty()) {
            throw put.bucket().refused(answer, "begin " + put.name());
        }
        return new S3Upload(put.bucket(), put.key(), id);
    }

    void add(byte[] part) throws IOException {
        if (etags.size() == MOST_PARTS) {
            throw new IOException("Cannot keep " + key + ": it has more than " + size
                    + " bytes, the most that an object store takes in parts of this size");
        }
        S3Answer answer = bucket.call(S3Request.of("PUT", key)
                .query("partNumber", Integer.toString(etags.size() + 1))
                .query("uploadId", id)
                .body(part));
        if (!answer.isDone()) {
            throw bucket.refused(answer, "take a part of " + key);
        }
        etags.add(answer.header("etag").orElse(""));
        size += part.length;
    }

    void complete(S3Put put) throws IOException {
        StringBuilder xml = new StringBuilder("<CompleteMultipartUpload>");
        for (int i = 0; i < etags.size(); i++) {
            xml.append("<Part><PartNumber>").append(i + 1).append("</PartNumber><ETag>");
            xml.append(etags.get(i).replace("&", "&amp;").replace("<", "&lt;")).append("</ETag></Part>");
        }
        byte[] body = xml.append("</CompleteMultipartUpload>").toString().getBytes(StandardCharsets.UTF_8);
        put.take(S3Request.of("POST", key).query("uploadId", id).body(body), size);
        if (!put.isOurs(size)) {
            throw new IOException(
                    "The object store " + bucket.place() + " does not hold " + put.name() + " as it was sent");
        }
    }

    void abort() throws IOException {
        S3Answer answer = bucket.call(S3Request.of("DELETE", key).query("uploadId", id));
        if (!answer.isDone() && answer.status() != 404) {
            throw bucket.refused(answer, "forget the parts of " + key);
        }
    }
}
