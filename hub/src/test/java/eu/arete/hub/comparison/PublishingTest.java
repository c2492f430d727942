package eu.arete.hub.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.cli.Main;
import eu.arete.hub.publiclog.EntryId;
import eu.arete.hub.publiclog.PublicLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** From what was frozen to what anyone computes again. */
class PublishingTest extends HubTest {
    @Autowired
    private Comparisons comparisons;

    @Autowired
    private PublicLog log;

    @Test
    void a_dossier_is_computed_published_and_computed_again_elsewhere_to_the_same_bytes(@TempDir Path elsewhere)
            throws Exception {
        Visitor administrator = as(Role.ADMINISTRATOR);
        Map<String, byte[]> dossier = SmallDossier.of("whole-way", "0.7", "0.3");
        administrator.post("/api/v1/comparisons", SmallDossier.frozen("whole-way", "0.7", "0.3"));

        Map<String, byte[]> sent = new TreeMap<>(dossier);
        sent.put("README.md", "What this dossier is.".getBytes(StandardCharsets.UTF_8));
        Visitor.Answer brought = bring(administrator, "whole-way", sent);

        assertThat(brought.status()).as(brought.text()).isEqualTo(202);
        Publication published = awaitPublished("whole-way");
        ComparisonRun again = ComparisonRun.of(dossier);
        assertThat(published.sha256()).contains(again.sha256());
        Map<String, byte[]> files =
                unzip(anyone().get("/api/v1/comparisons/whole-way/archive").bytes());
        again.files().forEach((path, bytes) -> {
            assertThat(files.get(path)).as(path).isEqualTo(bytes);
            assertThat(anyone().get("/hosting/comparisons/whole-way/files/" + path)
                            .bytes())
                    .as(path)
                    .isEqualTo(bytes);
        });
        assertThat(log.find(new EntryId(published.logEntry())).orElseThrow().facts())
                .containsEntry("type", "comparison.published")
                .containsEntry("sha256", again.sha256());
        write(elsewhere, files);
        String vkey = anyone().get("/hosting/vkey").text().strip();
        assertThat(Main.run("hosting", "verify", elsewhere.toString(), "--vkey", vkey))
                .isZero();
        assertThat(comparisons.latestPublished(Locale.FRENCH))
                .as("the story of real hosts never points at invented ones")
                .isEmpty();
    }

    @Test
    void the_page_says_who_is_first_how_firmly_and_how_to_check_it_in_both_languages() throws Exception {
        Visitor administrator = as(Role.ADMINISTRATOR);
        administrator.post("/api/v1/comparisons", SmallDossier.frozen("to-read", "0.7", "0.3"));
        assertThat(anyone().page("/hosting/comparisons/to-read").text()).contains("No evidence was opened yet");
        bring(administrator, "to-read", SmallDossier.of("to-read", "0.7", "0.3"));
        Publication published = awaitPublished("to-read");

        String english = anyone().page("/hosting/comparisons/to-read").text();
        String french =
                anyone().speaking("fr").page("/hosting/comparisons/to-read").text();

        assertThat(english)
                .contains("Fictitious", "How firm the ranks are", "id=\"turning\"", "Whole cost")
                .contains("./arete hosting verify to-read", published.sha256().orElseThrow(), "SOV-7.2", "<svg")
                .doesNotContain("??");
        assertThat(french)
                .contains("Solidité des rangs", "Coût complet", "Preuves", "Refaire le calcul")
                .doesNotContain("??");
    }

    @Test
    void a_dossier_that_decides_otherwise_is_refused_and_a_new_version_shows_what_it_changed() throws Exception {
        Visitor administrator = as(Role.ADMINISTRATOR);
        administrator.post("/api/v1/comparisons", SmallDossier.frozen("altered", "0.7", "0.3"));
        Map<String, byte[]> altered = SmallDossier.of("altered", "0.05", "0.95");

        Visitor.Answer refused = bring(administrator, "altered", altered);
        administrator.post("/api/v1/comparisons", SmallDossier.frozen("altered", "0.05", "0.95"));
        bring(administrator, "altered", altered);
        Publication published = awaitPublished("altered");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("comparison.frozen-differs");
        assertThat(refused.text()).contains("price, sets");
        Publication.Effect effect = comparisons.whole(published).effect().orElseThrow();
        assertThat(effect.before()).isEqualTo(1);
        assertThat(effect.changed()).containsExactly("price", "sets");
        assertThat(effect.shifts())
                .anySatisfy(shift -> assertThat(shift.before()).isNotEqualTo(shift.now()));
        assertThat(anyone().page("/hosting/comparisons/altered").text()).contains("What changed since version 1");
    }

    @Test
    void a_dossier_that_contradicts_itself_is_refused_at_its_line_and_only_administrators_bring_one() throws Exception {
        Visitor administrator = as(Role.ADMINISTRATOR);
        administrator.post("/api/v1/comparisons", SmallDossier.frozen("faulty", "0.7", "0.3"));
        Map<String, byte[]> faulty = SmallDossier.of("faulty", "0.7", "0.3");
        faulty.put(
                "services.csv",
                "id,provider,name,entity\na-cloud,nobody,A Cloud,a-entity\n".getBytes(StandardCharsets.UTF_8));

        Visitor.Answer refused = bring(administrator, "faulty", faulty);

        assertThat(refused.code()).isEqualTo("comparison.dossier-fault");
        assertThat(refused.json().at("/places/0/file").asString()).isEqualTo("services.csv");
        assertThat(refused.json().at("/places/0/line").asInt()).isEqualTo(2);
        assertThat(bring(as(Role.REVIEWER), "faulty", faulty).status()).isEqualTo(403);
        assertThat(bring(anyone(), "faulty", faulty).status()).isEqualTo(401);
        assertThat(bring(administrator, "never-frozen", faulty).status()).isEqualTo(404);
        assertThat(anyone().get("/hosting/comparisons/faulty/archive").status()).isEqualTo(404);
    }

    private Visitor.Answer bring(Visitor who, String name, Map<String, byte[]> dossier) throws IOException {
        return who.api(who.request("/api/v1/comparisons/" + name + "/dossiers")
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(SmallDossier.zip(dossier))));
    }

    private Publication awaitPublished(String name) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (comparisons.published(name).isEmpty()) {
            assertThat(Instant.now()).as("%s", comparisons.publications(name)).isBefore(end);
            Thread.sleep(100);
        }
        return comparisons.published(name).orElseThrow();
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static void write(Path directory, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }
}
