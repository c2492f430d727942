package eu.arete.desk.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import eu.arete.privacy.FirstStageCode;
import eu.arete.privacy.SecretAccess;
import eu.arete.privacy.SecretBytes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HttpHubDoorTest {

    private static final FirstStageCode CODE = new FirstStageCode("00112233445566778899aabbccddeeff");
    private static final SecretBytes TOKEN =
            SecretBytes.copyOf("a-desk-token-of-the-hub".getBytes(StandardCharsets.US_ASCII), SecretAccess.granted());

    @Test
    void the_hub_is_told_the_code_the_wish_and_the_hash_with_the_desks_token() throws Exception {
        AtomicReference<String> heard = new AtomicReference<>("");
        HttpServer hub = hub(201, "{\"executedBy\":\"2026-03-03T02:00:00Z\"}", heard);
        HubDoor door = new HttpHubDoor(address(hub), TOKEN);
        assertThat(door.note(CODE, Wish.ALLOW, "ab".repeat(32)).executedBy())
                .isEqualTo(Instant.parse("2026-03-03T02:00:00Z"));
        assertThat(heard.get())
                .contains("POST /api/v1/oppositions", "Bearer a-desk-token-of-the-hub")
                .contains(
                        "\"code\":\"" + CODE.hex() + "\"",
                        "\"wish\":\"allow\"",
                        "\"receipt\":\"" + "ab".repeat(32) + "\"");
        hub.stop(0);
    }

    @Test
    void a_hub_that_refuses_or_is_absent_closes_the_door_and_names_nobody() throws Exception {
        HttpServer hub = hub(401, "{}", new AtomicReference<>(""));
        URI address = address(hub);
        assertThatThrownBy(() -> new HttpHubDoor(address, TOKEN).note(CODE, Wish.OPPOSE, "00"))
                .isInstanceOf(HubDoor.Closed.class)
                .hasMessage("the hub answered 401: pair this desk again");
        hub.stop(0);
        assertThatThrownBy(() -> new HttpHubDoor(address, TOKEN).note(CODE, Wish.OPPOSE, "00"))
                .isInstanceOf(HubDoor.Closed.class)
                .hasMessage("the hub does not answer");
        HttpServer odd = hub(201, "<html>", new AtomicReference<>(""));
        assertThatThrownBy(() -> new HttpHubDoor(address(odd), TOKEN).note(CODE, Wish.OPPOSE, "00"))
                .isInstanceOf(HubDoor.Closed.class);
        odd.stop(0);
    }

    @Test
    @Tag("attack")
    void a_code_never_travels_in_clear() {
        assertThatThrownBy(() -> new HttpHubDoor(URI.create("http://hub.example.org"), TOKEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
    }

    private static URI address(HttpServer hub) {
        return URI.create("http://127.0.0.1:" + hub.getAddress().getPort() + "/");
    }

    private static HttpServer hub(int status, String answer, AtomicReference<String> heard) throws Exception {
        HttpServer hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/", exchange -> {
            heard.set(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n"
                    + exchange.getRequestHeaders().getFirst("Authorization") + "\n"
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        hub.start();
        return hub;
    }
}
