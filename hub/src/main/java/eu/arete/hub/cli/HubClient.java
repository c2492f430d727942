package eu.arete.hub.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A hub's HTTP API, as one person uses it. Immutable. */
public final class HubClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final HttpClient http;
    private final String url;
    private final @Nullable String token;

    /** Somebody who is not signed in. */
    public HubClient(String url) {
        this(
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build(),
                url.endsWith("/") ? url.substring(0, url.length() - 1) : url,
                null);
    }

    private HubClient(HttpClient http, String url, @Nullable String token) {
        this.http = http;
        this.url = url;
        this.token = token;
    }

    public String url() {
        return url;
    }

    /** The token of this session; empty for somebody who is not signed in. */
    public Optional<String> session() {
        return Optional.ofNullable(token);
    }

    /** The same hub, in the session this token was given for. */
    public HubClient with(String sessionToken) {
        return new HubClient(http, url, sessionToken);
    }

    /**
     * Signs in.
     *
     * @param totp the code an authenticator shows, empty without one
     */
    public HubClient signIn(String email, String password, String totp) {
        JsonNode given = post(
                "/api/v1/session",
                JSON.createObjectNode()
                        .put("email", email)
                        .put("password", password)
                        .put("totp", totp));
        return with(given.path("token").asString());
    }

    public JsonNode get(String path) {
        return json(request(path).GET());
    }

    public JsonNode post(String path, Object body) {
        return json(
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(written(body))));
    }

    public JsonNode put(String path, Object body) {
        return json(
                request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(written(body))));
    }

    /** Sends a file as the body of a PUT. */
    public JsonNode upload(String path, Path file, String type) throws IOException {
        return json(request(path).header("Content-Type", type).PUT(BodyPublishers.ofFile(file)));
    }

    /** Sends a body as it is. */
    public JsonNode send(String method, String path, String type, BodyPublisher body) {
        return json(request(path).header("Content-Type", type).method(method, body));
    }

    public byte[] download(String path) {
        return answer(request(path).GET()).body();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE).header("Accept-Language", "en");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private JsonNode json(HttpRequest.Builder request) {
        byte[] body = answer(request.header("Accept", "application/json")).body();
        return body.length == 0 ? JSON.nullNode() : JSON.readTree(body);
    }

    private HttpResponse<byte[]> answer(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() >= 400) {
                throw new RefusedByHub(
                        request.method() + " " + request.uri().getPath(),
                        response.statusCode(),
                        problem(response.body()));
            }
            return response;
        } catch (IOException e) {
            throw new Told("Cannot reach " + url + ": is the hub up? (" + e.getMessage() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Told("Interrupted", e);
        }
    }

    private static JsonNode problem(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.createObjectNode().put("detail", new String(body, StandardCharsets.UTF_8).strip());
        }
    }

    private static String written(Object body) {
        return body instanceof String text ? text : JSON.writeValueAsString(body);
    }
}
