package eu.arete.hub.hosting.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import eu.arete.hub.BrowserTest;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.ProofReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The page of proofs, as a journalist reads it. */
class ProofsBrowserTest extends BrowserTest {
    @Autowired
    private ProofRegister proofs;

    @Test
    void anyone_reads_what_a_proof_shows_what_it_does_not_and_takes_its_report_away() {
        ObjectNode detail = JsonMapper.shared().createObjectNode();
        detail.putArray("components")
                .addObject()
                .put("name", "org.example:engine")
                .put("version", "2.0")
                .put("licence", "MIT")
                .put("publisher", "Example");
        String hash = proofs.record(new ProofReport(
                        ProofKind.BUILD,
                        clock.instant(),
                        List.of(
                                new ProofReport.Condition("same-jars", true, "8 files, byte for byte"),
                                new ProofReport.Condition("nothing-uncommitted", false, "1 files differ"),
                                new ProofReport.Condition("bill-of-materials", true, "1 components")),
                        Map.of("commit", "c0ffee"),
                        detail))
                .sha256();
        Page page = browser("fr", ColorScheme.DARK);
        page.navigate("/hosting/proofs");
        assertThat(page.title()).contains("Preuves techniques");
        assertThat(page.content())
                .contains("Ce qui tourne est ce que produisent les sources", "Ce qu’elle ne prouve pas", hash)
                .contains("Ce qu’elle montrerait, si elle était réussie", "à partir de classes éparses");
        page.locator("summary", new Page.LocatorOptions().setHasText("composants"))
                .click();
        assertThat(page.locator("table").innerText()).contains("org.example:engine", "MIT");
        assertAccessible(page);
        picture(page, "hosting-proofs");

        Page english = browser("en");
        english.navigate("/hosting/proofs");
        assertAccessible(english);
        assertThat(english.waitForDownload(() -> english.locator("a[href='/hosting/proofs/" + hash + "']")
                                .click())
                        .suggestedFilename())
                .isEqualTo("arete-build-" + hash.substring(0, 8) + ".json");
        jdbc.sql("delete from hosting.proof where sha256 = :hash")
                .param("hash", hash)
                .update();
    }
}
