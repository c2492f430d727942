package eu.arete.hub.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody sends a hostile file as evidence, or tries to read what is withheld, or abuses the right of reply. */
@Tag("attack")
class EvidenceAttackTest extends HubTest {
    private static final String SERVICES = "/api/v1/hosting/services/";
    private static final String ARCHIVES = "/api/v1/hosting/archives/";
    private static final String REGISTRY = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String CONTRACT = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
    private static final String REDACTED = "fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9";

    @Test
    void a_page_or_a_drawing_with_a_script_is_only_ever_bytes_to_keep() {
        byte[] svg = bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(2)</script></svg>");
        Visitor operator = as(Role.ADMINISTRATOR);
        assertThat(operator.put(ARCHIVES + HostRegisterTest.sha256(svg), "image/svg+xml", svg)
                        .status())
                .isEqualTo(204);
        operator.put(
                SERVICES + "att-svg",
                HostRegisterTest.example("att-svg").replace(REGISTRY, HostRegisterTest.sha256(svg)));
        var served = anyone().page("/hosting/evidence/att-svg/registry");
        assertThat(served.bytes()).isEqualTo(svg);
        assertThat(served.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(served.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;");
        assertThat(served.headers().allValues("Content-Security-Policy"))
                .containsExactly("sandbox; default-src 'none'");
        assertThat(served.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void a_copy_of_another_hash_of_a_path_or_of_too_many_bytes_is_refused() throws IOException {
        Visitor operator = as(Role.ADMINISTRATOR);
        assertThat(operator.put(ARCHIVES + REGISTRY, "text/plain", bytes("other bytes"))
                        .code())
                .isEqualTo("hosting.register.archive-other-hash");
        for (String name : new String[] {"..%2F..%2Fkeys", "%2e%2e", "A".repeat(64), "x"}) {
            assertThat(operator.put(ARCHIVES + name, "text/plain", bytes("x")).status())
                    .as(name)
                    .isBetween(400, 422);
        }
        byte[] tooLong = new byte[20_000_001];
        assertThat(operator.put(ARCHIVES + HostRegisterTest.sha256(tooLong), "text/plain", tooLong)
                        .code())
                .isEqualTo("hosting.register.archive-too-long");
        try (Stream<Path> kept = Files.walk(home.part("evidence"))) {
            assertThat(kept.filter(file -> file.toString().endsWith(".partial")))
                    .isEmpty();
        }
        assertThat(as(Role.PARTNER)
                        .put(ARCHIVES + REGISTRY, "text/plain", bytes("x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void what_is_redacted_or_withheld_is_not_read_by_any_way_even_if_it_once_was_public() throws IOException {
        byte[] whole = bytes("whole contract of att-hidden");
        byte[] redacted = bytes("contract without prices");
        Visitor operator = as(Role.ADMINISTRATOR);
        for (byte[] copy : new byte[][] {whole, redacted}) {
            operator.put(ARCHIVES + HostRegisterTest.sha256(copy), "text/plain", copy);
        }
        try (Stream<Path> kept = Files.walk(home.part("evidence"))) {
            for (Path file : kept.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("whole contract");
            }
        }
        String json = HostRegisterTest.example("att-hidden")
                .replace(CONTRACT, HostRegisterTest.sha256(whole))
                .replace(REDACTED, HostRegisterTest.sha256(redacted));
        String open =
                json.replaceFirst("\"disclosure\": \"redacted\",\\s*\"ground\"[^}]*}", "\"disclosure\": \"public\"}");
        assertThat(operator.put(SERVICES + "att-hidden", open).status()).isEqualTo(200);
        assertThat(anyone().page("/hosting/evidence/att-hidden/contract").bytes())
                .isEqualTo(whole);
        clock.advance(Duration.ofMinutes(1));
        assertThat(operator.put(SERVICES + "att-hidden", json).status()).isEqualTo(200);
        assertThat(anyone().page("/hosting/evidence/att-hidden/contract").bytes())
                .isEqualTo(redacted);
        String withheld = json.replace("\"disclosure\": \"redacted\"", "\"disclosure\": \"withheld\"")
                .replaceFirst(",\\s*\"redacted\": \"[0-9a-f]+\"", "");
        clock.advance(Duration.ofMinutes(1));
        assertThat(operator.put(SERVICES + "att-hidden", withheld).status()).isEqualTo(200);
        var refused = anyone().page("/hosting/evidence/att-hidden/contract");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text()).contains("business secrecy").doesNotContain("whole contract");
        assertThat(anyone().get(ARCHIVES + HostRegisterTest.sha256(whole)).status())
                .isIn(401, 404, 405);
        assertThat(anyone().page("/hosting/register/att-hidden").text())
                .contains(HostRegisterTest.sha256(whole))
                .doesNotContain("/hosting/evidence/att-hidden/contract");
    }

    @Test
    void a_reply_is_plain_text_names_nobody_comes_slowly_and_is_hidden_only_in_public() {
        clock.advance(Duration.ofMinutes(2));
        Visitor operator = as(Role.ADMINISTRATOR);
        operator.put(SERVICES + "att-reply", HostRegisterTest.example("att-reply"));
        String replies = SERVICES + "att-reply/replies";
        assertThat(reply("We hold no shares\u202e <script>alert(1)</script>").status())
                .isEqualTo(201);
        assertThat(anyone().page("/hosting/register/att-reply").text())
                .contains("We hold no shares &lt;script&gt;")
                .doesNotContain("<script>");
        assertThat(reply("Call our director on 06 12 34 56 78").code()).isEqualTo("hosting.register.personal-data");
        assertThat(reply("x".repeat(3001)).status()).isEqualTo(422);
        assertThat(reply("four").status()).isEqualTo(201);
        assertThat(reply("five").status()).isEqualTo(201);
        assertThat(reply("six").status()).isEqualTo(429);

        long id = anyone().get(replies).json().get(0).path("id").asLong();
        String hide = replies + "/" + id + "/hide";
        assertThat(anyone().post(hide, Map.of("reason", "no")).status()).isEqualTo(401);
        assertThat(operator.post(hide, Map.of()).status()).isEqualTo(422);
        assertThat(operator.post(hide, Map.of("reason", "Not about this service"))
                        .status())
                .isEqualTo(204);
        assertThat(anyone().get(replies).text())
                .contains("Not about this service")
                .doesNotContain("We hold no shares");
        assertThat(anyone().get("/api/v1/hosting/register/replies.csv").text()).doesNotContain("We hold no shares");
        assertThat(jdbc.sql("select count(*) from publiclog.entry where body like '%reply-hidden%att-reply%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        clock.advance(Duration.ofMinutes(2));
    }

    private Visitor.Answer reply(String words) {
        return anyone().post(SERVICES + "att-reply/replies", Map.of("author", "Example Cloud", "words", words));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
