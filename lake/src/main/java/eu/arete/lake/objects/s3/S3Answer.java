package eu.arete.lake.objects.s3;

import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What an object store answered.
 *
 * @param tries how many requests it took: more than one, and an earlier one may have done its work unseen
 */
record S3Answer(int status, HttpHeaders headers, byte[] body, int tries) {

    boolean isDone() {
        return status / 100 == 2;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The stable word for what went wrong, {@code NoSuchKey}; empty when the server gives none. */
    String code() {
        return isDone() ? "" : XmlAnswer.first(body, "Code").orElse("");
    }
}
