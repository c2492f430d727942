package eu.arete.desk.find;

import eu.arete.desk.form.HubAddress;
import eu.arete.privacy.FirstStageCode;
import eu.arete.privacy.SecretAccess;
import eu.arete.privacy.SecretBytes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/v1/desk/searches} at the hub, with the token received when the desk was paired. */
public final class HttpSearchDoor implements SearchDoor {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NUMBER = Pattern.compile("[A-Z]{2,12}(-[A-Z0-9]{1,8}){1,4}");

    private final URI address;
    private final SecretBytes token;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @throws IllegalArgumentException when the hub is neither by https nor on this machine */
    public HttpSearchDoor(URI hub, SecretBytes token) {
        this.address = HubAddress.of(hub, "/api/v1/desk/searches");
        this.token = token;
    }

    @Override
    public List<String> waiting() throws Closed {
        List<String> numbers = new ArrayList<>();
        read(send(request("").GET(), 200)).forEach(number -> numbers.add(number.asString("")));
        return numbers;
    }

    @Override
    public OptionalInt compare(String number, List<FirstStageCode> codes) throws Closed {
        String body = JSON.writeValueAsString(
                Map.of("codes", codes.stream().map(FirstStageCode::hex).toList()));
        JsonNode place = read(send(post(number, "/candidates", body), 200)).path("place");
        if (place.isNumber() && (place.asInt(-1) < 0 || place.asInt(-1) >= codes.size())) {
            throw new Closed("the hub's answer cannot be read");
        }
        return place.isNumber() ? OptionalInt.of(place.asInt(0)) : OptionalInt.empty();
    }

    @Override
    public void end(String number, String outcome) throws Closed {
        send(post(number, "/end", JSON.writeValueAsString(Map.of("outcome", outcome))), 204);
    }

    private HttpRequest.Builder post(String number, String act, String body) throws Closed {
        if (!NUMBER.matcher(number).matches()) {
            throw new Closed("'" + number + "' is not the number of a request");
        }
        return request("/" + number + act)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        String bearer = new String(token.bytes(SecretAccess.granted()), StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + bearer)
                .header("Accept", "application/json");
    }

    private String send(HttpRequest.Builder request, int expected) throws Closed {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == expected) {
                return response.body();
            }
            throw new Closed(
                    switch (response.statusCode()) {
                        case 401 -> "the hub does not know this desk: pair it again";
                        case 404 -> "the hub has no such request";
                        case 409 -> "the hub says that this request does not allow it (any more)";
                        case 429 -> "the hub asks to go slower: try again in a minute";
                        default -> "the hub answered " + response.statusCode();
                    });
        } catch (IOException e) {
            throw new Closed("the hub does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Closed("the desk is stopping");
        }
    }

    private static JsonNode read(String body) throws Closed {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new Closed("the hub's answer cannot be read");
        }
    }
}
