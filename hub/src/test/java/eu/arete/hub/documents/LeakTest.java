package eu.arete.hub.documents;

import static eu.arete.hub.documents.DocumentSteps.DESK;
import static eu.arete.hub.documents.DocumentSteps.REQUESTS;
import static eu.arete.hub.documents.DocumentSteps.approve;
import static eu.arete.hub.documents.DocumentSteps.ask;
import static eu.arete.hub.documents.DocumentSteps.blackOut;
import static eu.arete.hub.documents.DocumentSteps.bring;
import static eu.arete.hub.documents.DocumentSteps.described;
import static eu.arete.hub.documents.DocumentSteps.propose;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.documents.internal.Publishing;
import eu.arete.hub.documents.text.TestPdf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Ways in which registers of requests are known to have told what they had to keep. */
@Tag("attack")
class LeakTest extends HubTest {

    @Autowired
    private Publishing publishing;

    @BeforeEach
    void another_minute() {
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void a_blacked_out_word_is_nowhere_that_anyone_can_look() {
        String secret = "Quetzalcoatlus";
        Visitor officer = as(Role.OFFICER);
        String draft = bring(officer, described("Contract of pens"), TestPdf.withSecretEverywhere(secret));
        blackOut(officer, draft, "quetzalcoatlus");
        propose(officer, draft);
        String number = approve(as(Role.AUTHORITY), draft);

        for (String path : List.of(
                "/documents/" + number,
                "/documents/" + number + "/v1",
                "/documents?q=contract",
                "/documents/feed",
                "/documents/requests/new?subject=x",
                "/")) {
            assertThat(anyone().page(path).text()).as(path).doesNotContainIgnoringCase(secret);
        }
        for (String path : List.of("", "/" + number, "/" + number + "/versions", "?q=contract")) {
            assertThat(anyone().get("/api/v1/documents" + path).text()).as(path).doesNotContainIgnoringCase(secret);
        }
        Visitor.Answer file = anyone().get("/documents/" + number + "/v1/file");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.headers().map().toString()).doesNotContainIgnoringCase(secret);
        assertThat(TestPdf.everything(file.bytes()))
                .doesNotContainIgnoringCase(secret)
                .doesNotContain("JavaScript")
                .doesNotContain("EmbeddedFile")
                .doesNotContain("Hidden words");
        assertThat(anyone().get("/api/v1/documents/" + number + "/versions/1/file")
                        .bytes())
                .isEqualTo(file.bytes());
        assertThat(anyone().page("/documents?q=" + secret).text()).doesNotContain(number);
        assertThat(anyone().get("/api/v1/documents?q=" + secret).json()).isEmpty();
        assertThat(everyTable()).doesNotContainIgnoringCase(secret).doesNotContain("quetzalcoat");
        assertThat(everyFile()).doesNotContainIgnoringCase(secret);
        assertThat(anyone().post(
                                REQUESTS,
                                Map.of("kind", "contract", "subject", secret + " please", "body", "x", "sure", false))
                        .text())
                .doesNotContain(number);
    }

    @Test
    void nothing_is_public_before_a_second_person_approves_it() {
        Visitor officer = as(Role.OFFICER);
        String draft = bring(officer, described("Contract of unapproved wombats"), "# Wombats\n\nTen.".getBytes(UTF_8));
        propose(officer, draft);
        assertThat(officer.post(DESK + "/drafts/" + draft + "/approval", Map.of("changes", 0))
                        .code())
                .isEqualTo("documents.own-proposal");
        assertThat(as(Role.OFFICER)
                        .post(DESK + "/drafts/" + draft + "/approval", Map.of("changes", 7))
                        .code())
                .isEqualTo("documents.changed-meanwhile");
        assertThat(anyone().get("/api/v1/documents?q=wombats").json()).isEmpty();
        for (String path : List.of("", "/text", "/original")) {
            assertThat(anyone().get(DESK + "/drafts/" + draft + path).status()).isGreaterThanOrEqualTo(400);
            assertThat(as(Role.APPLICANT)
                            .page("/documents-desk/drafts/" + draft + path)
                            .status())
                    .isGreaterThanOrEqualTo(400);
        }
        assertThat(as(Role.ADMINISTRATOR)
                        .get(DESK + "/drafts/" + draft + "/text")
                        .status())
                .isEqualTo(403);
        assertThat(as(Role.ADMINISTRATOR)
                        .page("/documents-desk/drafts/" + draft)
                        .text())
                .doesNotContain("Ten.");
    }

    @Test
    void what_was_approved_shows_only_once_the_log_tells_of_it_even_if_the_hub_stopped_in_between() {
        Visitor officer = as(Role.OFFICER);
        String draft = bring(officer, described("Contract of quolls"), "# Quolls\n\nTwo.".getBytes(UTF_8));
        propose(officer, draft);
        String number = approve(as(Role.OFFICER), draft);
        jdbc.sql("update documents.edition set shown = false, current = false where id = cast(:id as uuid)")
                .param("id", draft)
                .update();
        for (String path :
                List.of("/documents/" + number, "/documents/" + number + "/v1", "/documents/" + number + "/v1/file")) {
            assertThat(anyone().page(path).status()).as(path).isEqualTo(404);
        }
        assertThat(anyone().get("/api/v1/documents?q=quolls").json()).isEmpty();
        publishing.showPublished();
        assertThat(anyone().page("/documents/" + number).status()).isEqualTo(200);
    }

    @Test
    void what_is_published_of_an_original_lets_nobody_try_guesses() throws Exception {
        Visitor officer = as(Role.OFFICER);
        byte[] original = "# Price\n\n41 euros.".getBytes(UTF_8);
        String draft = bring(officer, described("Contract of a price"), original);
        blackOut(officer, draft, "41");
        propose(officer, draft);
        String number = approve(as(Role.OFFICER), draft);
        String told = anyone().get("/api/v1/documents/" + number).text();
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        assertThat(told).doesNotContain(HexFormat.of().formatHex(sha256.digest(original)));
        String desk = officer.page("/documents-desk/drafts/" + draft).text();
        String salt = desk.replaceAll(
                "(?s).*Salt of the commitment[^<]*</span> <code class=\"hash\">([0-9a-f]{64})<.*", "$1");
        sha256.update(HexFormat.of().parseHex(salt));
        assertThat(told)
                .contains(HexFormat.of().formatHex(sha256.digest(original)))
                .doesNotContain(salt);
        assertThat(officer.page("/documents-desk/drafts/" + draft + "/original").bytes())
                .isEqualTo(original);
    }

    @Test
    void an_earlier_version_that_told_too_much_goes_from_every_page_and_from_the_search() {
        Visitor officer = as(Role.OFFICER);
        Visitor authority = as(Role.AUTHORITY);
        String first =
                bring(officer, described("Minutes of platypus"), "# Minutes\n\nMrs Platypus spoke.".getBytes(UTF_8));
        propose(officer, first);
        String number = approve(authority, first);
        Map<String, Object> again = described("Minutes of March");
        again.put("revises", number);
        again.put("replacesEarlier", "true");
        String second = bring(officer, again, "# Minutes\n\nMrs Platypus spoke.".getBytes(UTF_8));
        blackOut(officer, second, "Platypus");
        propose(officer, second);
        assertThat(approve(authority, second)).isEqualTo(number);

        assertThat(anyone().page("/documents/" + number + "/v1").text()).doesNotContain("Platypus");
        assertThat(anyone().get("/documents/" + number + "/v1/file").status()).isEqualTo(404);
        assertThat(anyone().get("/api/v1/documents/" + number + "/versions/1/file")
                        .status())
                .isEqualTo(404);
        assertThat(anyone().get("/api/v1/documents?q=platypus").json()).isEmpty();
        assertThat(everyTable()).doesNotContainIgnoringCase("platypus").doesNotContain("platypu");
        assertThat(anyone().get("/api/v1/documents/" + number + "/versions").json())
                .hasSize(2);
    }

    @Test
    void a_title_that_tells_a_blacked_out_passage_is_refused() {
        Visitor officer = as(Role.OFFICER);
        String draft =
                bring(officer, described("Contract with Narwhal Ltd"), "# Contract\n\nWith Narwhal.".getBytes(UTF_8));
        blackOut(officer, draft, "Narwhal");
        assertThat(officer.post(DESK + "/drafts/" + draft + "/proposal", Map.of("changes", 1))
                        .code())
                .isEqualTo("documents.description-tells");
    }

    @Test
    void a_hidden_text_is_hidden_from_who_holds_the_code_too() {
        JsonNode asked = ask(anyone(), "The secret of axolotl");
        String number = asked.path("number").asString();
        Visitor officer = as(Role.OFFICER);
        assertThat(officer.post(
                                DESK + "/requests/" + number + "/hiding",
                                Map.of("seq", 0, "reason", "It names a person"))
                        .status())
                .isEqualTo(204);
        String path = "/documents/requests/" + number;
        String code = asked.path("code").asString();
        List<String> seen = new ArrayList<>(List.of(
                anyone().get(REQUESTS).text(),
                anyone().get(REQUESTS + "/" + number).text(),
                anyone().page("/documents/requests").text(),
                anyone().page(path).text(),
                anyone().form(path + "/follow-up", path + "/follow-up", Map.of("code", code))
                        .text(),
                anyone().post(REQUESTS + "/" + number + "/acts", Map.of("code", code, "command", "withdraw"))
                        .text()));
        assertThat(seen).noneMatch(text -> text.contains("axolotl"));
        assertThat(anyone().page(path).text()).contains("It names a person");
        assertThat(anyone().page("/documents-desk/requests/" + number).text()).doesNotContain("axolotl");
        assertThat(officer.page("/documents-desk/requests/" + number).text()).contains("axolotl");
    }

    @Test
    void what_is_not_public_and_what_does_not_exist_answer_alike() {
        Visitor officer = as(Role.OFFICER);
        String draft = bring(officer, described("Contract of okapis"), "# Okapi\n\nOne.".getBytes(UTF_8));
        Visitor.Answer nothing = anyone().page("/documents/ARETE-DOC-2026-9999");
        Visitor.Answer hidden = anyone().page("/documents/" + draft);
        assertThat(hidden.status()).isEqualTo(nothing.status()).isEqualTo(404);
        assertThat(hidden.headers().firstValue("ETag")).isEmpty();
        Visitor.Answer wrong =
                anyone().post(REQUESTS + "/ARETE-R-2026-9999/acts", Map.of("code", "x", "command", "withdraw"));
        String known = ask(anyone(), "Okapis at large").path("number").asString();
        Visitor.Answer other =
                anyone().post(REQUESTS + "/" + known + "/acts", Map.of("code", "x", "command", "withdraw"));
        assertThat(other.text()).isEqualTo(wrong.text());
    }

    @Test
    void hostile_files_are_refused_with_what_to_do_and_leave_nothing() {
        Visitor officer = as(Role.OFFICER);
        for (Map.Entry<String, byte[]> one : Map.of(
                        "documents.unreadable.encrypted", TestPdf.encrypted("x"),
                        "documents.unreadable.malformed", "%PDF-1.4 no".getBytes(UTF_8),
                        "documents.unreadable.unknown-format", new byte[] {'P', 'K', 3, 4, 0})
                .entrySet()) {
            Visitor.Answer refused = officer.post(
                    DESK + "/drafts",
                    Map.of(
                            "document",
                            described("Hostile"),
                            "file",
                            java.util.Base64.getEncoder().encodeToString(one.getValue())));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.code()).isEqualTo(one.getKey());
            assertThat(refused.json().path("remedy").asString()).isNotBlank();
        }
    }

    /** Every row of every table of the room, as a backup would hold it. */
    private String everyTable() {
        StringBuilder all = new StringBuilder();
        for (String table : List.of("document", "edition", "sheet", "request", "passage", "message", "release")) {
            jdbc.sql("select t::text as line from documents." + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(all::append);
        }
        jdbc.sql("select safe from documents.edition where pdf and safe is not null")
                .query(byte[].class)
                .list()
                .forEach(pdf -> all.append(TestPdf.everything(pdf)));
        return all.toString();
    }

    /** Every file the room keeps: ciphertext. */
    private String everyFile() {
        try (Stream<Path> files = Files.walk(home.part("documents"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(file.getFileName()).append(new String(Files.readAllBytes(file), ISO_8859_1));
            }
            return all.toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
