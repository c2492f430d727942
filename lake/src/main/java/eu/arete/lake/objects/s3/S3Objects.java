package eu.arete.lake.objects.s3;

import eu.arete.lake.objects.ObjectStore;
import eu.arete.lake.objects.ObjectWriter;
import eu.arete.lake.objects.StoredObject;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** A prefix of a bucket. One hub writes there, and nobody else. */
public final class S3Objects implements ObjectStore {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*");

    /** An end of a sealed file's size is fetched when it is found: it says how long the file is, and is read first. */
    static final int TAIL = (1 << 20) + 16;

    private final Bucket bucket;
    private final String prefix;

    public S3Objects(S3Place place, S3Credentials credentials, Patience patience, Clock clock) {
        bucket = new Bucket(place, credentials, patience, clock);
        prefix = place.prefix();
    }

    @Override
    public ObjectWriter create(String name) throws IOException {
        String key = key(name);
        if (bucket.call(S3Request.of("HEAD", key)).isDone()) {
            throw new FileAlreadyExistsException(name);
        }
        return new S3Writer(new S3Put(bucket, key, name, UUID.randomUUID().toString()));
    }

    @Override
    public StoredObject open(String name) throws IOException {
        S3Request get = S3Request.of("GET", key(name)).header("range", "bytes=-" + TAIL);
        S3Answer answer = bucket.call(get);
        if (answer.status() == 404 && !answer.code().equals("NoSuchBucket")) {
            throw new NoSuchFileException(name);
        }
        if (answer.status() == 416) {
            return new S3Object(bucket, key(name), name, 0, "", new byte[0]);
        }
        if (!answer.isDone()) {
            throw bucket.refused(answer, "read " + name);
        }
        return new S3Object(
                bucket, key(name), name, total(answer), answer.header("etag").orElse(""), answer.body());
    }

    /** {@code Content-Range: bytes 0-9/10} tells the whole size; an answer that is not a part is the whole. */
    private static long total(S3Answer answer) throws IOException {
        Optional<String> range = answer.header("content-range");
        try {
            if (range.isPresent()) {
                return Long.parseLong(range.get().substring(range.get().indexOf('/') + 1));
            }
        } catch (NumberFormatException e) {
            throw new IOException("The object store tells no size: " + range.get(), e);
        }
        return answer.headers().firstValueAsLong("content-length").orElse(answer.body().length);
    }

    @Override
    public void delete(String name) throws IOException {
        S3Answer answer = bucket.call(S3Request.of("DELETE", key(name)));
        if (!answer.isDone() && !answer.code().equals("NoSuchKey")) {
            throw bucket.refused(answer, "delete " + name);
        }
    }

    @Override
    public List<Entry> list(String from) throws IOException {
        List<Entry> entries = new ArrayList<>();
        S3Request request = S3Request.of("GET", "").query("list-type", "2").query("prefix", prefix + from);
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            S3Request page = next.get().isEmpty() ? request : request.query("continuation-token", next.get());
            S3Answer answer = bucket.call(page);
            for (Map<String, String> object : elements(answer, "Contents", List.of("Key", "Size"))) {
                String key = object.getOrDefault("Key", "");
                if (key.startsWith(prefix) && key.length() > prefix.length()) {
                    entries.add(new Entry(
                            key.substring(prefix.length()), Long.parseLong(object.getOrDefault("Size", "0"))));
                }
            }
            next = XmlAnswer.first(answer.body(), "IsTruncated")
                            .filter("true"::equals)
                            .isPresent()
                    ? XmlAnswer.first(answer.body(), "NextContinuationToken")
                    : Optional.empty();
        }
        return entries;
    }

    @Override
    public int clearUnfinished() throws IOException {
        int cleared = 0;
        // What was aborted is no longer listed: the first page is asked for until it is empty.
        for (int found = 1; found > 0; cleared += found) {
            found = 0;
            for (Map<String, String> upload : unfinished()) {
                String key = upload.getOrDefault("Key", "");
                if (key.startsWith(prefix)) {
                    new S3Upload(bucket, key, upload.getOrDefault("UploadId", "")).abort();
                    found++;
                }
            }
        }
        return cleared;
    }

    private List<Map<String, String>> unfinished() throws IOException {
        S3Request all = S3Request.of("GET", "").query("uploads", "");
        S3Answer answer = bucket.call(prefix.isEmpty() ? all : all.query("prefix", prefix));
        if (answer.status() == 501) {
            // Some servers list them all or not at all.
            answer = bucket.call(all);
        }
        return elements(answer, "Upload", List.of("Key", "UploadId"));
    }

    private List<Map<String, String>> elements(S3Answer answer, String container, List<String> children)
            throws IOException {
        if (!answer.isDone()) {
            throw bucket.refused(answer, "list what it holds");
        }
        try {
            return XmlAnswer.each(answer.body(), container, children);
        } catch (XMLStreamException e) {
            throw new IOException("The object store " + bucket.place() + " answers no list", e);
        }
    }

    private String key(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not the name of an object: " + name);
        }
        return prefix + name;
    }
}
