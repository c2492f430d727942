package eu.arete.desk.form;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.privacy.FirstStage;
import eu.arete.privacy.Identity;
import eu.arete.privacy.ReceiptNumber;
import eu.arete.privacy.SecretAccess;
import eu.arete.privacy.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DeskServerTest {

    private static final SecretBytes SECRET = SecretBytes.copyOf(new byte[32], SecretAccess.granted());
    private static final Map<String, String> JEANNE =
            Map.of("wish", "oppose", "nir", "2 69 05 49 588 157 80", "birthDate", "12/05/1969", "sex", "2");

    private final FakeHub hub = new FakeHub();
    private final FirstStage stage = new FirstStage(SECRET);
    private final List<String> operator = new ArrayList<>();
    private final HttpClient browser = HttpClient.newHttpClient();
    private DeskServer server;

    @BeforeEach
    void a_desk() throws Exception {
        server = DeskServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                true,
                URI.create("https://hub.example.org"),
                stage,
                hub,
                new SecureRandom(),
                Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC),
                operator::add);
    }

    @AfterEach
    void closed() {
        server.close();
    }

    @Test
    void a_person_opposes_and_gets_a_receipt_while_the_hub_gets_a_code_alone() throws Exception {
        HttpResponse<String> answer = sends(JEANNE, "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "lang=\"fr\"",
                        "Votre opposition est enregistrée",
                        "3 mars 2026",
                        "https://hub.example.org/citizens");
        Matcher number = Pattern.compile("<code>([0-9A-Z-]{29})</code>").matcher(answer.body());
        assertThat(number.find()).isTrue();
        FakeHub.Told told = hub.told.get(0);
        assertThat(told.code()).isEqualTo(stage.code(Identity.parse("2690549588157", "1969-05-12", "2")));
        assertThat(told.wish()).isEqualTo(Wish.OPPOSE);
        assertThat(told.receiptHash()).isEqualTo(new ReceiptNumber(number.group(1)).hash());
        assertThat(answer.body()).doesNotContain(told.code().hex(), "2690549588157", "2 69 05");
    }

    @Test
    void taking_an_opposition_back_is_the_same_form() throws Exception {
        HttpResponse<String> answer = sends(with("wish", "allow"), "");
        assertThat(answer.body()).contains("Votre retour d’opposition est enregistré");
        assertThat(hub.told.get(0).wish()).isEqualTo(Wish.ALLOW);
    }

    @Test
    void what_is_wrong_is_said_beside_its_field_and_what_was_typed_is_kept() throws Exception {
        Map<String, String> typed = with("nir", "2 69 05 49 588 157 81");
        typed.put("birthDate", "31/02/1969");
        HttpResponse<String> answer = sends(typed, "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "La clé (les deux derniers chiffres) ne correspond pas",
                        "id=\"nir-fault\"",
                        "value=\"2 69 05 49 588 157 81\"",
                        "value=\"31/02/1969\"",
                        "href=\"#birthDate\"",
                        "aria-invalid=\"true\"",
                        "Erreur dans le formulaire");
        assertThat(hub.told).isEmpty();
    }

    @Test
    void the_form_speaks_english_to_those_who_ask() throws Exception {
        assertThat(get("/?lang=en").body()).contains("lang=\"en\"", "Social security number");
        assertThat(get("/").body()).contains("lang=\"fr\"", "Numéro de sécurité sociale");
        assertThat(get("/", "Accept-Language", "en-GB,en;q=0.9").body()).contains("lang=\"en\"");
        assertThat(get("/", "Accept-Language", "de,fr;q=0.5").body()).contains("lang=\"fr\"");
        assertThat(sends(JEANNE, "en").body()).contains("Your opposition is recorded");
        assertThat(Messages.FRENCH.keys()).isEqualTo(Messages.ENGLISH.keys());
    }

    @Test
    void another_service_uses_json() throws Exception {
        HttpResponse<String> answer = postJson(
                "{\"wish\":\"oppose\",\"nir\":\"269054958815780\",\"birthDate\":\"1969-05-12\",\"sex\":\"2\"}");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("\"receipt\":\"", "\"executedBy\":\"2026-03-03T02:00:00Z\"");
        assertThat(hub.told).hasSize(1);

        HttpResponse<String> wrong = postJson("{\"wish\":\"oppose\",\"nir\":\"12\"}");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(wrong.body()).contains("\"code\":\"desk.form\"", "\"field\":\"nir\"", "\"field\":\"sex\"");
        assertThat(postJson("{").statusCode()).isEqualTo(400);
    }

    @Test
    void when_the_hub_is_down_the_person_is_told_and_nothing_is_kept() throws Exception {
        hub.down = true;
        HttpResponse<String> answer = sends(JEANNE, "");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("Rien n’a été enregistré");
        assertThat(operator).containsExactly("the hub does not answer");
    }

    @Test
    void every_answer_carries_the_strict_headers() throws Exception {
        for (String path : new String[] {"/", "/desk.css", "/nowhere", "/health"}) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        }
        assertThat(get("/").headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(get("/").body()).doesNotContain("<script", "style=");
    }

    @Test
    @Tag("attack")
    void a_form_sent_by_another_site_is_not_taken() throws Exception {
        assertThat(post("/", encode(JEANNE), "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(403);
        Map<String, String> fields = formFields(get("/"));
        fields.putAll(JEANNE);
        HttpRequest.Builder foreign = request("/")
                .header("Cookie", "arete_desk_form=" + "0".repeat(32))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(fields)));
        assertThat(send(foreign).statusCode()).isEqualTo(403);

        HttpResponse<String> shown = get("/");
        Map<String, String> good = formFields(shown);
        good.putAll(JEANNE);
        HttpRequest.Builder crossSite = request("/")
                .header("Cookie", cookie(shown))
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(good)));
        assertThat(send(crossSite).statusCode()).isEqualTo(403);
        assertThat(post("/api/v1/oppositions", "{}", "text/plain").statusCode()).isEqualTo(415);
        assertThat(hub.told).isEmpty();
    }

    @Test
    @Tag("attack")
    void what_is_typed_never_becomes_markup() throws Exception {
        Map<String, String> typed = with("nir", "\"><script>alert(1)</script>");
        String page = sends(typed, "").body();
        assertThat(page).doesNotContain("<script>").contains("&quot;&gt;&lt;script&gt;");
        assertThat(get("/?lang=%3Cscript%3E").body()).doesNotContain("<script>");
        assertThat(get("/%3Cscript%3E?x={{nir}}").body()).doesNotContain("<script>");
    }

    @Test
    @Tag("attack")
    void too_much_is_refused_and_too_often_too() throws Exception {
        assertThat(post("/", "nir=" + "1".repeat(10_000), "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(413);
        int last = 0;
        for (int i = 0; i < 125; i++) {
            last = postJson("{}").statusCode();
        }
        assertThat(last).isEqualTo(429);
        assertThat(postJson("{}").headers().firstValue("Retry-After")).contains("60");
        HttpRequest.Builder neighbour = request("/api/v1/oppositions")
                .header("X-Forwarded-For", "192.0.2.1, 192.0.2.7")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(send(neighbour).statusCode()).isEqualTo(422);
    }

    @Test
    @Tag("attack")
    void a_client_that_says_nothing_does_not_hold_the_desk() throws Exception {
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost".getBytes(StandardCharsets.US_ASCII));
            silent.add(socket);
        }
        assertThat(get("/").statusCode()).isEqualTo(200);
        for (Socket socket : silent) {
            socket.close();
        }
    }

    @Test
    @Tag("attack")
    void nothing_personal_is_ever_printed() throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(System.out);
        try {
            sends(JEANNE, "");
            sends(with("nir", "2690549588157 81"), "");
            postJson("{\"nir\":\"269054958815780\"");
            hub.down = true;
            sends(JEANNE, "");
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(operator).noneMatch(line -> line.contains("2690"));
    }

    private HttpResponse<String> sends(Map<String, String> typed, String language) throws Exception {
        HttpResponse<String> shown = get(language.isEmpty() ? "/" : "/?lang=" + language);
        Map<String, String> fields = formFields(shown);
        fields.putAll(typed);
        return send(request("/")
                .header("Cookie", cookie(shown))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(fields))));
    }

    private static Map<String, String> with(String field, String value) {
        Map<String, String> typed = new LinkedHashMap<>(JEANNE);
        typed.put(field, value);
        return typed;
    }

    private static Map<String, String> formFields(HttpResponse<String> page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher hidden = Pattern.compile("type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\"")
                .matcher(page.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        return fields;
    }

    private static String cookie(HttpResponse<String> page) {
        return page.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> postJson(String json) throws Exception {
        return post("/api/v1/oppositions", json, "application/json");
    }

    private HttpResponse<String> post(String path, String body, String type) throws Exception {
        return send(request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(
                "http://127.0.0.1:" + server.port() + path.replace("{", "%7B").replace("}", "%7D")));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
