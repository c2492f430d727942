package eu.arete.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/** A log behind an address: a slow, endless or lying server costs at most one timeout and one bound. */
final class HttpSource implements LogSource {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration WHOLE_ANSWER = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String prefix;
    private final Duration timeout;

    HttpSource(URI address) {
        this(address, WHOLE_ANSWER);
    }

    HttpSource(URI address, Duration timeout) {
        if (address.getHost() == null) {
            throw new IllegalArgumentException("An address without a host: " + address);
        }
        String text = address.toString();
        this.prefix = text.endsWith("/") ? text : text + "/";
        this.timeout = timeout;
    }

    @Override
    public Optional<byte[]> read(String path, int maxBytes) throws LogFault, IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(prefix + path))
                .timeout(timeout)
                .header("Accept-Encoding", "gzip, identity")
                .build();
        HttpResponse<byte[]> response = answer(request, path, maxBytes);
        if (response.statusCode() == 404 || response.statusCode() == 410) {
            return Optional.empty();
        }
        if (response.statusCode() != 200) {
            throw new IOException(prefix + path + " answered " + response.statusCode());
        }
        byte[] body = response.body();
        boolean zipped =
                response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        return Optional.of(zipped ? unzip(body, path, maxBytes) : body);
    }

    private HttpResponse<byte[]> answer(HttpRequest request, String path, int maxBytes) throws LogFault, IOException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, ignored -> new BoundedBody(maxBytes));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException(prefix + path + " did not answer within " + timeout.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while reading " + prefix + path, e);
        } catch (ExecutionException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof BoundedBody.TooLong) {
                    throw new LogFault("more than " + maxBytes + " bytes").in(path);
                }
            }
            throw new IOException("Cannot read " + prefix + path + ": " + reason(e), e);
        }
    }

    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static byte[] unzip(byte[] body, String path, int maxBytes) throws LogFault, IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new LogFault("more than " + maxBytes + " bytes").in(path);
            }
            return bytes;
        }
    }

    @Override
    public String toString() {
        return prefix;
    }
}
