package eu.arete.lake.objects.s3;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;

/**
 * The moment an object gets its name. Asked for on condition that the name is free; a mark of ours on the object tells, when an
 * answer was lost, whether it was we who took it.
 */
record S3Put(Bucket bucket, String key, String name, String mark) {

    static final String MARK = "x-amz-meta-arete-put";

    S3Request marked(S3Request request) {
        return request.header(MARK, mark);
    }

    /** Sends what makes the object exist. */
    void take(S3Request request, long size) throws IOException {
        S3Answer answer = bucket.call(request.header("if-none-match", "*"));
        if (answer.status() == 501) {
            // Older servers know no condition; the name is random and was free when we began.
            answer = bucket.call(request);
        }
        // An upload of parts may fail after it answered 200.
        boolean failedLate =
                answer.isDone() && XmlAnswer.first(answer.body(), "Code").isPresent();
        if (answer.isDone() && !failedLate) {
            return;
        }
        if (answer.tries() > 1 && isOurs(size)) {
            return;
        }
        if (answer.status() == 412 || answer.status() == 409) {
            throw new FileAlreadyExistsException(name);
        }
        throw bucket.refused(answer, "take " + name);
    }

    boolean isOurs(long size) throws IOException {
        S3Answer head = bucket.call(S3Request.of("HEAD", key));
        return head.isDone()
                && head.header(MARK).filter(mark::equals).isPresent()
                && head.headers().firstValueAsLong("content-length").orElse(-1) == size;
    }
}
