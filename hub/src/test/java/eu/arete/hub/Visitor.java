package eu.arete.hub;

import eu.arete.hub.accounts.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at their machine: calls the API with their token, reads pages and fills forms with their cookie. */
public final class Visitor {
    /** What the hub answered. */
    public record Answer(int status, byte[] bytes, java.net.http.HttpHeaders headers) {
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(bytes);
        }

        /** The stable code of a refusal. */
        public String code() {
            return json().path("code").asString("");
        }

        public String location() {
            return headers.firstValue("Location").orElse("");
        }
    }

    record Tokens(String api, String page) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final String address;
    private final @Nullable Person person;
    private final @Nullable Tokens tokens;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String language = "en";

    Visitor(String address, @Nullable Person person, @Nullable Tokens tokens) {
        this.address = address;
        this.person = person;
        this.tokens = tokens;
        if (tokens != null) {
            cookies.put("arete_session", tokens.page());
        }
    }

    public Person person() {
        return Objects.requireNonNull(person, "nobody is signed in");
    }

    public String token() {
        return Objects.requireNonNull(tokens, "nobody is signed in").api();
    }

    public String cookie() {
        return Objects.requireNonNull(tokens, "nobody is signed in").page();
    }

    public Visitor speaking(String other) {
        language = other;
        return this;
    }

    public Answer get(String path) {
        return api(request(path).GET());
    }

    /** @param body anything Jackson writes: a record, a map; or a String that is JSON already */
    public Answer post(String path, Object body) {
        return api(request(path).header("Content-Type", "application/json").POST(json(body)));
    }

    public Answer put(String path, Object body) {
        return api(request(path).header("Content-Type", "application/json").PUT(json(body)));
    }

    public Answer delete(String path) {
        return api(request(path).DELETE());
    }

    public Answer put(String path, String contentType, byte[] bytes) {
        return api(
                request(path).header("Content-Type", contentType).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    /** Reads a page, as a browser does. */
    public Answer page(String path) {
        return browse(request(path).GET());
    }

    /** Sends a form found at {@code page} to {@code path}, with the page's own CSRF token. */
    public Answer form(String page, String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        Matcher csrf = CSRF.matcher(page(page).text());
        if (csrf.find()) {
            all.put("_csrf", csrf.group(1));
        }
        String body = all.entrySet().stream()
                .map(f -> encode(f.getKey()) + "=" + encode(f.getValue()))
                .collect(Collectors.joining("&"));
        return browse(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Any request of your own making, without token or cookie. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(120))
                .header("Accept-Language", language);
    }

    /** Sends with the bearer token, if there is one. */
    public Answer api(HttpRequest.Builder request) {
        if (tokens != null) {
            request.header("Authorization", "Bearer " + tokens.api());
        }
        return send(request);
    }

    /** Sends with the cookies of a browser. */
    public Answer browse(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(c -> c.getKey() + "=" + c.getValue())
                            .collect(Collectors.joining("; ")));
        }
        Answer answer = send(request.header("Accept", "text/html"));
        for (String set : answer.headers().allValues("Set-Cookie")) {
            String pair = set.split(";", 2)[0];
            cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return answer;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return HttpRequest.BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
