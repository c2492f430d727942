package eu.arete.hub.citizens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.desk.form.DeskServer;
import eu.arete.desk.form.HttpHubDoor;
import eu.arete.hub.HubTest;
import eu.arete.hub.Vault;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.citizens.internal.Batches;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.ledger.Hash;
import eu.arete.ledger.InclusionProof;
import eu.arete.ledger.Merkle;
import eu.arete.ledger.Receipt;
import eu.arete.ledger.VerifierKey;
import eu.arete.privacy.FirstStage;
import eu.arete.privacy.FirstStageCode;
import eu.arete.privacy.Identity;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.Pseudonym;
import eu.arete.privacy.ReceiptNumber;
import eu.arete.privacy.SecondStage;
import eu.arete.privacy.SecretAccess;
import eu.arete.privacy.SecretBytes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OppositionTest extends HubTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Autowired
    private Oppositions oppositions;

    @Autowired
    private KeyStore keys;

    @Autowired
    private PublicLog log;

    @Autowired
    private Batches batches;

    private Visitor administrator() {
        return as(Role.ADMINISTRATOR);
    }

    private String desk() {
        Visitor.Answer answer = administrator().post("/api/v1/desks", Map.of("name", "Desk of the test"));
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().path("token").asString("");
    }

    private static FirstStageCode someone() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return new FirstStageCode(HexFormat.of().formatHex(bytes));
    }

    private Visitor.Answer handsOn(String token, FirstStageCode code, String wish, ReceiptNumber receipt) {
        return anyone().api(anyone().request("/api/v1/oppositions")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"code\":\"" + code.hex() + "\",\"wish\":\"" + wish
                        + "\",\"receipt\":\"" + receipt.hash() + "\"}")));
    }

    private Pseudonym pseudonym(FirstStageCode code) {
        return new SecondStage(keys.ensureSecret(Vault.SECOND_STAGE)).pseudonym(code);
    }

    private Set<Pseudonym> opposed() {
        return oppositions.opposedAsOf(clock.instant());
    }

    private JsonNode receipt(ReceiptNumber number) {
        return anyone().post("/api/v1/oppositions/receipt", Map.of("number", number.text()))
                .json();
    }

    @Test
    void a_person_opposes_at_the_desk_and_proves_from_the_log_that_it_was_executed() throws Exception {
        SecretBytes first = SecretBytes.random(RANDOM);
        String token = desk();
        FirstStage stage = new FirstStage(first);
        try (DeskServer desk = DeskServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                false,
                URI.create(address()),
                stage,
                new HttpHubDoor(
                        URI.create(address()), SecretBytes.copyOf(token.getBytes(UTF_8), SecretAccess.granted())),
                RANDOM,
                Clock.systemUTC(),
                trouble -> {})) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create("http://127.0.0.1:" + desk.port() + "/api/v1/oppositions"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString("""
                                            {"wish":"oppose","nir":"269054958815780","birthDate":"1969-05-12","sex":"2"}
                                            """))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(201);
            JsonNode said = JsonMapper.builder().build().readTree(answer.body());
            ReceiptNumber number =
                    ReceiptNumber.parse(said.path("receipt").asString("")).orElseThrow();
            assertThat(said.path("check").asString("")).isEqualTo(address() + "/citizens");

            FirstStageCode code = stage.code(Identity.parse("2690549588157", "1969-05-12", "2"));
            assertThat(opposed()).contains(pseudonym(code));
            assertThat(receipt(number).path("state").asString("")).isEqualTo("recorded");

            administrator().post("/api/v1/oppositions/batches", Map.of());
            log.awaitPublished(oppositions.lastBatch().orElseThrow().entry());

            JsonNode receipt = receipt(number);
            checkWithoutTheHub(number, receipt.path("proof"));
            checkAsTheDocumentationSays(number, receipt);
        }
    }

    /** What docs/citizen tells anyone to do, with nothing but the proof and the log's key. */
    private static void checkWithoutTheHub(ReceiptNumber number, JsonNode proof) throws Exception {
        String leaf = proof.path("leaf").asString("");
        assertThat(leaf).isEqualTo("arete/opposition/1\n" + number.hash() + "\noppose\n");
        List<Hash> path = new ArrayList<>();
        for (JsonNode hash : proof.path("path")) {
            path.add(Hash.parse(hash.asString("")));
        }
        Hash root = Hash.of(HexFormat.of().parseHex(proof.path("root").asString("")));
        InclusionProof inBatch = new InclusionProof(
                proof.path("index").asInt(0), proof.path("size").asInt(0), path);
        assertThat(inBatch.holds(Merkle.leaf(leaf.getBytes(UTF_8)), root)).isTrue();
        Receipt entry = Receipt.parse(proof.path("tlogProof").asString("").getBytes(UTF_8));
        byte[] logged = entry.entry().orElseThrow();
        assertThat(new String(logged, UTF_8)).contains(root.hex(), "oppositions.executed");
        assertThat(entry.check(VerifierKey.parse(proof.path("vkey").asString("")), logged)
                        .size())
                .isPositive();
    }

    /** Runs the program printed in docs/citizen/README.md. */
    private static void checkAsTheDocumentationSays(ReceiptNumber number, JsonNode receipt) throws Exception {
        String documentation = Files.readString(Path.of("../docs/citizen/README.md"));
        String program = documentation.split("```python\n")[1].split("```")[0];
        Path directory = Files.createTempDirectory("arete-proof");
        Files.writeString(directory.resolve("check.py"), program);
        Files.writeString(directory.resolve("proof.json"), receipt.toString());
        Path interpreter = Path.of("/usr/bin/python3");
        if (!Files.isExecutable(interpreter)) {
            System.err.println("*** NOT TESTED: the program of docs/citizen, since python3 is not installed");
            return;
        }
        for (String typed : List.of(number.text(), ReceiptNumber.random(RANDOM).text())) {
            Process python = new ProcessBuilder(interpreter.toString(), "check.py", "proof.json", typed)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(python.getInputStream().readAllBytes(), UTF_8);
            assertThat(python.waitFor()).as(said).isEqualTo(typed.equals(number.text()) ? 0 : 1);
        }
        assertThat(directory.resolve("entry.tlog-proof")).exists();
    }

    @Test
    void an_opposition_holds_at_once_and_taking_it_back_once_executed() {
        String token = desk();
        FirstStageCode code = someone();
        handsOn(token, code, "oppose", ReceiptNumber.random(RANDOM));
        assertThat(opposed()).contains(pseudonym(code));
        oppositions.executeNow(actor());

        clock.advance(Duration.ofMinutes(1));
        handsOn(token, code, "allow", ReceiptNumber.random(RANDOM));
        assertThat(opposed()).contains(pseudonym(code));
        clock.advance(Duration.ofMinutes(1));
        var before = clock.instant();
        clock.advance(Duration.ofMinutes(1));
        oppositions.executeNow(actor());
        assertThat(opposed()).doesNotContain(pseudonym(code));
        assertThat(oppositions.opposedAsOf(before)).contains(pseudonym(code));

        clock.advance(Duration.ofMinutes(1));
        handsOn(token, code, "oppose", ReceiptNumber.random(RANDOM));
        assertThat(opposed()).contains(pseudonym(code));
    }

    @Test
    void the_same_request_sent_twice_is_one() {
        String token = desk();
        FirstStageCode code = someone();
        ReceiptNumber number = ReceiptNumber.random(RANDOM);
        assertThat(handsOn(token, code, "oppose", number).status()).isEqualTo(201);
        assertThat(handsOn(token, code, "oppose", number).status()).isEqualTo(201);
        int wishes = jdbc.sql("select count(*) from citizens.wish where pseudonym = :p")
                .param("p", pseudonym(code).hex())
                .query(Integer.class)
                .single();
        assertThat(wishes).isEqualTo(1);
    }

    @Test
    void a_batch_is_executed_at_the_set_time_even_when_nobody_opposed() {
        oppositions.executeNow(actor());
        long last = oppositions.lastBatch().orElseThrow().id();
        batches.executeIfDue();
        assertThat(oppositions.lastBatch().orElseThrow().id()).isEqualTo(last);
        clock.advance(Duration.between(clock.instant(), oppositions.nextBatch()));
        batches.executeIfDue();
        assertThat(oppositions.lastBatch().orElseThrow().id()).isGreaterThan(last);
        assertThat(oppositions.lastBatch().orElseThrow().executedAt()).isEqualTo(clock.instant());
    }

    private Actor actor() {
        return new Actor(administrator().person(), true);
    }

    @Test
    void the_log_entry_tells_nothing_but_a_root() {
        handsOn(desk(), someone(), "oppose", ReceiptNumber.random(RANDOM));
        Batch batch = oppositions.executeNow(actor());
        var entry = log.awaitPublished(batch.entry());
        assertThat(entry.details()).isEqualTo(Map.of("sha256", batch.root()));
        byte[] leaves = jdbc.sql("select leaves from citizens.batch where id = :id")
                .param("id", batch.id())
                .query((row, n) -> row.getBytes(1))
                .single();
        assertThat(leaves).hasSize(256 * 32);
    }

    @Test
    void no_table_of_the_hub_keeps_the_first_stage_code() {
        FirstStageCode code = someone();
        handsOn(desk(), code, "oppose", ReceiptNumber.random(RANDOM));
        int found = jdbc.sql("select count(*) from citizens.wish w where w::text like '%' || :code || '%'")
                .param("code", code.hex())
                .query(Integer.class)
                .single();
        assertThat(found).isZero();
    }

    @Test
    void anyone_reads_the_page_and_checks_a_receipt_in_their_language() {
        ReceiptNumber number = ReceiptNumber.random(RANDOM);
        handsOn(desk(), someone(), "oppose", number);
        Visitor citizen = anyone().speaking("fr");
        assertThat(citizen.page("/citizens").text())
                .contains("Vos droits sur vos données", "Aller au guichet des identités", "&lt;11");
        assertThat(citizen.page("/rights").status()).isEqualTo(200);
        String typed = number.text().toLowerCase(Locale.ROOT).replace("-", " ");
        assertThat(citizen.form("/citizens", "/citizens/receipt", Map.of("number", typed))
                        .text())
                .contains("Votre opposition est enregistrée");
        log.awaitPublished(oppositions.executeNow(actor()).entry());
        assertThat(citizen.form("/citizens", "/citizens/receipt", Map.of("number", typed))
                        .text())
                .contains("et le journal public le dit", "Télécharger la preuve");
        Visitor.Answer proof = citizen.form("/citizens", "/citizens/receipt/proof", Map.of("number", number.text()));
        assertThat(proof.json().path("proof").path("tlogProof").asString("")).startsWith("c2sp.org/tlog-proof");
        Visitor.Answer unknown = citizen.form("/citizens", "/citizens/receipt", Map.of("number", "ABCD"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).contains("Aucune demande n’a ce numéro");
    }

    @Test
    void an_administrator_pairs_and_revokes_desks_on_a_page() {
        Visitor administrator = administrator();
        String page = administrator
                .form("/citizens/desks", "/citizens/desks", Map.of("name", "Guichet de Lille"))
                .text();
        assertThat(page).contains("Guichet de Lille", "arete-desk-");
        String token = page.replaceAll("(?s).*(arete-desk-[A-Za-z0-9_-]{43}).*", "$1");
        assertThat(handsOn(token, someone(), "oppose", ReceiptNumber.random(RANDOM))
                        .status())
                .isEqualTo(201);
        assertThat(administrator.page("/citizens/desks").text()).doesNotContain(token);
        for (JsonNode desk : administrator.get("/api/v1/desks").json()) {
            administrator.delete("/api/v1/desks/" + desk.path("id").asString(""));
        }
        assertThat(handsOn(token, someone(), "oppose", ReceiptNumber.random(RANDOM))
                        .code())
                .isEqualTo("citizens.not-a-desk");
        assertThat(as(Role.PARTNER).get("/api/v1/desks").status()).isEqualTo(403);
    }

    @Test
    @Tag("attack")
    void nobody_but_a_paired_desk_hands_an_opposition_on() {
        FirstStageCode code = someone();
        for (String token : List.of("", "arete-desk-guess", administrator().token())) {
            Visitor.Answer answer = handsOn(token, code, "oppose", ReceiptNumber.random(RANDOM));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("citizens.not-a-desk");
        }
        assertThat(opposed()).doesNotContain(pseudonym(code));
    }

    @Test
    @Tag("attack")
    void a_desk_that_sends_something_else_than_a_code_is_refused_and_it_is_not_repeated() {
        String token = desk();
        for (String body : List.of(
                "{}",
                "{\"code\":\"269054958815780\",\"wish\":\"oppose\",\"receipt\":\"" + "0".repeat(64) + "\"}",
                "{\"code\":\"" + someone().hex() + "\",\"wish\":\"maybe\",\"receipt\":\"" + "0".repeat(64) + "\"}",
                "{\"code\":\"" + someone().hex() + "\",\"wish\":\"oppose\",\"receipt\":\"x\"}",
                "[")) {
            Visitor.Answer answer = anyone().api(anyone().request("/api/v1/oppositions")
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
            assertThat(answer.status()).as(body).isBetween(400, 422);
            assertThat(answer.text()).doesNotContain("269054958815780");
        }
    }

    @Test
    @Tag("attack")
    void guessing_receipts_or_tokens_is_slowed_down() {
        clock.advance(Duration.ofMinutes(2));
        int last = 0;
        for (int i = 0; i < 70; i++) {
            last = anyone().post(
                            "/api/v1/oppositions/receipt",
                            Map.of("number", ReceiptNumber.random(RANDOM).text()))
                    .status();
        }
        assertThat(last).isEqualTo(429);
        for (int i = 0; i < 40; i++) {
            last = handsOn("arete-desk-" + i, someone(), "oppose", ReceiptNumber.random(RANDOM))
                    .status();
        }
        assertThat(last).isEqualTo(429);
        clock.advance(Duration.ofMinutes(2));
    }
}
