package eu.arete.hub.publiclog;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import eu.arete.hub.BrowserTest;
import eu.arete.hub.accounts.OrganisationId;
import eu.arete.ledger.Receipt;
import java.nio.file.Files;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A citizen reads the log, opens an entry and takes a proof home. */
class LogPagesTest extends BrowserTest {
    @Autowired
    private PublicLog log;

    @Autowired
    private TransactionTemplate transaction;

    private PublishedEntry publish(Entry entry) {
        return log.awaitPublished(Objects.requireNonNull(transaction.execute(status -> log.append(entry))));
    }

    private PublishedEntry story() {
        String hash = "0123456789abcdef".repeat(4);
        publish(Entry.of(EntryType.DEPOSIT_ACCEPTED)
                .organisation(new OrganisationId("cnam"))
                .dataset("dcir")
                .sha256(hash));
        publish(Entry.of(EntryType.DECISION_TAKEN).dossier("ARETE-D-2026-0001").outcome("granted"));
        publish(Entry.of(EntryType.OPPOSITIONS_EXECUTED).sha256(hash));
        return publish(
                Entry.of(EntryType.OUTPUT_RELEASED).permit("ARETE-P-2026-0001").sha256(hash));
    }

    @Test
    void a_citizen_reads_an_entry_and_takes_its_proof_home() throws Exception {
        PublishedEntry released = story();
        Page page = browser("fr");
        page.navigate("/log");
        assertThat(page.title()).startsWith("Journal public");
        assertAccessible(page);
        picture(page, "log-fr");
        page.getByText("Un résultat contrôlé a été remis").first().waitFor();
        page.navigate("/log/entry/" + released.index());
        assertAccessible(page);
        picture(page, "log-entry-fr");
        Download download =
                page.waitForDownload(() -> page.getByText("Télécharger le reçu").click());
        Receipt.parse(Files.readAllBytes(download.path()))
                .check(log.verifierKey(), released.json().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Test
    void the_log_is_accessible_in_english_and_in_the_dark() {
        story();
        Page page = browser("en", ColorScheme.DARK);
        page.navigate("/log");
        assertThat(page.title()).startsWith("Public log");
        assertAccessible(page);
        picture(page, "log-en-dark");
    }
}
