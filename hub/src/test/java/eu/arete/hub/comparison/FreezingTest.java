package eu.arete.hub.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.publiclog.EntryId;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.ledger.Note;
import eu.arete.ledger.VerifierKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator decides what is compared and how, before anybody looks at evidence. */
class FreezingTest extends HubTest {
    @Autowired
    private PublicLog log;

    @Autowired
    private Comparisons comparisons;

    @Test
    void what_is_decided_is_sealed_and_told_in_the_public_log_and_shown_to_anyone() throws Exception {
        Visitor administrator = as(Role.ADMINISTRATOR);

        Visitor.Answer frozen = administrator.post("/api/v1/comparisons", head("sealed-once", "0.60", "0.4"));

        assertThat(frozen.status()).as(frozen.text()).isEqualTo(201);
        assertThat(frozen.json().path("version").asInt()).isEqualTo(1);
        Note note = Note.parse(frozen.json().path("note").asString().getBytes(StandardCharsets.UTF_8));
        assertThat(note.isSignedBy(
                        VerifierKey.parse(anyone().get("/hosting/vkey").text().strip())))
                .isTrue();
        assertThat(note.text())
                .startsWith("arete comparison frozen v1\nname sealed-once\nversion 1\nhead ")
                .contains("\ncriteria eu-csf@2026-06-01 "
                        + CriteriaSets.sha256(
                                CriteriaSets.find("eu-csf", "2026-06-01").orElseThrow()) + "\n");
        long entry = comparisons.version("sealed-once", 1).logEntry();
        assertThat(log.awaitPublished(new EntryId(entry)).facts())
                .containsEntry("type", "criteria.frozen")
                .containsEntry("comparison", "sealed-once")
                .containsEntry("sha256", frozen.json().path("sha256").asString());
        assertThat(anyone().page("/hosting/comparisons").text()).contains("Sealed once");
        assertThat(anyone().speaking("fr")
                        .page("/hosting/comparisons/sealed-once")
                        .text())
                .contains("Ce qui fut décidé d’avance");
        assertThat(anyone().get("/hosting/comparisons/sealed-once/frozen/1").text())
                .isEqualTo(frozen.json().path("note").asString());
    }

    @Test
    void the_same_decision_is_not_a_new_version_but_another_weight_is() {
        Visitor administrator = as(Role.ADMINISTRATOR);
        administrator.post("/api/v1/comparisons", head("twice", "0.6", "0.4"));

        Visitor.Answer same = administrator.post("/api/v1/comparisons", head("twice", "0.600", "4e-1"));
        Visitor.Answer other = administrator.post("/api/v1/comparisons", head("twice", "0.7", "0.3"));

        assertThat(same.status()).isEqualTo(409);
        assertThat(same.code()).isEqualTo("comparison.frozen-already");
        assertThat(other.json().path("version").asInt()).isEqualTo(2);
        assertThat(comparisons.version("twice", 2).commitment())
                .contains("before " + comparisons.version("twice", 1).sha256());
    }

    @Test
    void no_evidence_comes_with_what_is_frozen_and_nobody_but_an_administrator_freezes() throws Exception {
        byte[] early = zip("comparison.json", head("early", "0.6", "0.4"), "answers.csv", "service,set\n");

        Visitor.Answer refused = send(as(Role.ADMINISTRATOR), early);

        assertThat(refused.code()).isEqualTo("comparison.evidence-too-early");
        assertThat(as(Role.REVIEWER)
                        .post("/api/v1/comparisons", head("mine", "0.6", "0.4"))
                        .status())
                .isEqualTo(403);
        assertThat(anyone().post("/api/v1/comparisons", head("mine", "0.6", "0.4"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void an_archive_made_to_harm_is_refused_while_it_unpacks() throws Exception {
        Visitor administrator = as(Role.ADMINISTRATOR);
        byte[] bomb = zip("comparison.json", " ".repeat(40 << 20));
        String[] many = new String[140];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = "criteria/n" + i + ".json";
            many[i + 1] = "{}";
        }

        assertThat(bomb.length).isLessThan(1 << 20);
        assertThat(send(administrator, bomb).code()).isEqualTo("comparison.zip-too-much");
        assertThat(send(administrator, zip(many)).code()).isEqualTo("comparison.zip-too-much");
        for (String name : new String[] {"../comparison.json", "/etc/passwd", "a\\b", "criteria/../../x.json", "C:x"}) {
            assertThat(send(administrator, zip(name, "{}")).code()).as(name).isEqualTo("comparison.zip-name");
        }
        assertThat(send(administrator, "PK but not a zip".getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo("comparison.not-a-zip");
    }

    @Test
    void a_head_that_cannot_be_read_or_names_unknown_criteria_is_refused_at_its_place() {
        Visitor administrator = as(Role.ADMINISTRATOR);

        assertThat(administrator
                        .post("/api/v1/comparisons", "{\"name\": \"x\",\n \"name\": \"y\"}")
                        .json()
                        .at("/places/0/line")
                        .asInt())
                .isEqualTo(2);
        assertThat(administrator
                        .post("/api/v1/comparisons", head("Not A Name", "0.6", "0.4"))
                        .code())
                .isEqualTo("comparison.name");
        assertThat(administrator
                        .post("/api/v1/comparisons", head("lost", "0.6", "0.4").replace("eu-csf", "eu-lost"))
                        .code())
                .isEqualTo("comparison.no-criteria");
        assertThat(administrator
                        .post("/api/v1/comparisons", head("huge", "0.6", "1E999999999"))
                        .code())
                .isEqualTo("comparison.head-unreadable");
    }

    @Test
    void every_list_of_criteria_is_shown_and_handed_out_byte_for_byte() {
        for (CriteriaSet set : CriteriaSets.all()) {
            String path = "/hosting/criteria/" + set.set() + "/" + set.version();
            assertThat(anyone().speaking("fr").page(path).text())
                    .contains(set.titles().fr())
                    .contains(CriteriaSets.sha256(set));
            assertThat(anyone().get(path + "/file").bytes()).isEqualTo(CriteriaSets.file(set));
        }
        assertThat(anyone().page("/hosting/criteria/eu-csf/2026-06-01").text()).contains("What no floor ever sees");
        assertThat(anyone().get("/api/v1/criteria").json().get(0).path("blind").size())
                .isEqualTo(9);
        assertThat(anyone().page("/hosting/criteria/eu-csf/1").status()).isEqualTo(404);
    }

    private Visitor.Answer send(Visitor who, byte[] body) {
        return who.api(who.request("/api/v1/comparisons")
                .header("Content-Type", "application/octet-stream")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String head(String name, String share, String price) {
        return """
                {"name": "%s", "titles": {"en": "Sealed once", "fr": "Scellée une fois"}, "date": "2026-03-01", "status": "frozen",
                 "fictitious": true, "currency": "EUR", "months": 48, "seed": 20260101, "draws": 10000,
                 "sets": [{"set": "eu-csf", "version": "2026-06-01", "weights": "guidance-2026", "share": %s, "floor": 2}],
                 "price": {"share": %s, "formula": "pmin-over-p"}, "uncertainty": {"points": 5, "price": 0.05}, "earlier": []}
                """.formatted(name, share, price);
    }
}
