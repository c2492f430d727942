package eu.arete.desk.form;

import eu.arete.privacy.FirstStageCode;
import eu.arete.privacy.SecretAccess;
import eu.arete.privacy.SecretBytes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /api/v1/oppositions} at the hub, with the token received when the desk was paired. */
public final class HttpHubDoor implements HubDoor {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI address;
    private final SecretBytes token;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @throws IllegalArgumentException when the hub is neither by https nor on this machine */
    public HttpHubDoor(URI hub, SecretBytes token) {
        this.address = HubAddress.of(hub, "/api/v1/oppositions");
        this.token = token;
    }

    @Override
    public Noted note(FirstStageCode code, Wish wish, String receiptHash) throws Closed {
        String body = JSON.writeValueAsString(Map.of("code", code.hex(), "wish", wish.word(), "receipt", receiptHash));
        String bearer = new String(token.bytes(SecretAccess.granted()), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(15))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 201) {
                throw new Closed("the hub answered " + response.statusCode()
                        + (response.statusCode() == 401 ? ": pair this desk again" : ""));
            }
            JsonNode answer = JSON.readTree(response.body());
            return new Noted(Instant.parse(answer.path("executedBy").asString("")));
        } catch (IOException e) {
            throw new Closed("the hub does not answer");
        } catch (JacksonException | DateTimeException e) {
            throw new Closed("the hub's answer cannot be read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Closed("the desk is stopping");
        }
    }
}
