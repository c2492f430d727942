package eu.arete.lake.objects.s3;

import eu.arete.lake.objects.ObjectStoreAway;
import eu.arete.lake.objects.ObjectStoreRefused;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Signs requests, sends them to the one endpoint, and tries again what may be tried again. Safe to share between threads. */
final class Bucket {

    /** A server that answers so may do it the next time ("Error responses", Amazon S3 API Reference). */
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    /** The connection was cut while the server was reading what we sent. */
    private static final Set<String> CUT = Set.of("RequestTimeout", "IncompleteBody", "SlowDown", "InternalError");

    /** No answer that is asked for is longer. */
    private static final long MOST = 64L << 20;

    private final S3Place place;
    private final Signature signature;
    private final Patience patience;
    private final Clock clock;
    private final HttpClient http;

    Bucket(S3Place place, S3Credentials credentials, Patience patience, Clock clock) {
        this.place = place;
        this.signature = new Signature(credentials, place.region());
        this.patience = patience;
        this.clock = clock;
        // No proxy of the environment, no redirection: bytes and signatures go to the endpoint or nowhere.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(patience.each())
                .build();
    }

    S3Place place() {
        return place;
    }

    /**
     * Does a call.
     *
     * @return what the server answered, whatever it is but passing troubles
     * @throws ObjectStoreAway when no try got an answer
     */
    S3Answer call(S3Request request) throws IOException {
        for (int attempt = 1; ; attempt++) {
            if (attempt > 1) {
                pause(attempt);
            }
            String trouble;
            IOException cause = null;
            try {
                S3Answer answer = send(request, attempt);
                if (!PASSING.contains(answer.status()) && !CUT.contains(answer.code())) {
                    return answer;
                }
                trouble = "it answers " + answer.status() + " " + answer.code();
            } catch (InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                trouble = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
                cause = e;
            }
            if (attempt >= patience.tries()) {
                throw new ObjectStoreAway(
                        "The object store " + place + " is not to be had: " + trouble.strip() + " (" + attempt
                                + " tries)",
                        cause);
            }
        }
    }

    /** What to tell of an answer that no caller expects. */
    ObjectStoreRefused refused(S3Answer answer, String doing) {
        String code = answer.code().isEmpty() ? String.valueOf(answer.status()) : answer.code();
        String remedy = switch (code) {
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "AccessDenied", "403" ->
                "check the credentials and what they may do";
            case "NoSuchBucket" -> "make the bucket first, or correct its name";
            case "RequestTimeTooSkewed" -> "set this machine's clock";
            case "AuthorizationHeaderMalformed" -> "set the region";
            case "PermanentRedirect", "TemporaryRedirect", "301", "307" -> "name the endpoint of its region";
            default -> "see the server's documentation";
        };
        return new ObjectStoreRefused(
                "The object store " + place + " refuses to " + doing + ": " + code + "; " + remedy);
    }

    private S3Answer send(S3Request request, int attempt) throws IOException {
        String path = request.path(place.bucket());
        String query = request.queryText();
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(place.endpoint()
                                .getScheme() + "://" + place.host() + path + (query.isEmpty() ? "" : "?" + query)))
                .method(
                        request.method(),
                        request.body().length == 0 && !request.method().matches("PUT|POST")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(request.body()));
        signature
                .sign(request.method(), place.host(), path, query, request.headers(), request.body(), clock.instant())
                .forEach(http::setHeader);
        CompletableFuture<HttpResponse<byte[]>> answer = this.http.sendAsync(http.build(), Bucket::body);
        try {
            HttpResponse<byte[]> response = answer.get(patience.each().toMillis(), TimeUnit.MILLISECONDS);
            return new S3Answer(response.statusCode(), response.headers(), response.body(), attempt);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer in " + patience.each().toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null || e.getCause().getMessage() == null
                            ? "the connection failed"
                            : e.getCause().getMessage(),
                    e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw interrupted();
        }
    }

    /** A server that ignores ranges must not fill the memory. */
    private static BodySubscriber<byte[]> body(ResponseInfo answer) {
        long length = answer.headers().firstValueAsLong("content-length").orElse(0);
        return length > MOST ? BodySubscribers.replacing(new byte[0]) : BodySubscribers.ofByteArray();
    }

    private void pause(int attempt) throws IOException {
        long most = Math.max(2, patience.before(attempt).toMillis());
        try {
            // Half of it by chance: those who wait for the same server do not all come back at once.
            Thread.sleep(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("stopped while the object store was at work");
    }
}
