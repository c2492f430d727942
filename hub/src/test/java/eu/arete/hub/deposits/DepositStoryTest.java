package eu.arete.hub.deposits;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import eu.arete.hub.BrowserTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.catalogue.Descriptors;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A delivery by form, its report, and what the catalogue then shows, in the browser. */
class DepositStoryTest extends BrowserTest {
    @Test
    void a_delivery_goes_from_the_form_to_the_catalogue() {
        Visitor partner = as("anap", Role.PARTNER);
        partner.post("/api/v1/datasets", Descriptors.acts("story", "anap"));
        Page page = browser("en", partner);
        page.navigate("/deposits");
        assertAccessible(page);
        page.getByText("New deposit").click();
        assertAccessible(page);
        page.getByLabel("Dataset").selectOption("story");
        page.getByLabel("Files")
                .setInputFiles(new FilePayload[] {file("ACTS.2023-01.csv", 1), file("ACTS.2023-02.csv", 41)});
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send and check"))
                .click();
        String id = page.url().substring(page.url().lastIndexOf('/') + 1);
        new Partner(partner, "story").await(id);
        page.reload();
        assertThat(page.getByText("accepted, some rows rejected").first()).isVisible();
        assertThat(page.getByText("31/02/2023").first()).isVisible();
        assertAccessible(page);
        picture(page, "deposit-report");

        for (String language : new String[] {"fr", "en"}) {
            Page anyone = browser(language, language.equals("fr") ? ColorScheme.DARK : ColorScheme.LIGHT);
            anyone.navigate("/catalogue");
            assertAccessible(anyone);
            anyone.locator("main a[href='/catalogue/story']").click();
            assertThat(anyone.locator("figure.chart rect")).hasCount(2);
            assertAccessible(anyone);
            picture(anyone, "catalogue-dataset-" + language);
            anyone.locator("main a[href='/catalogue/story/ACTS']").click();
            assertAccessible(anyone);
            anyone.navigate("/catalogue?q=diagnos");
            assertThat(anyone.locator("main table a", new Page.LocatorOptions().setHasText("ICD"))
                            .first())
                    .isVisible();
            assertAccessible(anyone);
        }
    }

    @Test
    void a_refused_delivery_says_where_and_what_to_do() {
        Visitor partner = as("anap", Role.PARTNER);
        partner.post("/api/v1/datasets", Descriptors.acts("story-refused", "anap"));
        Page page = browser("fr", partner);
        page.navigate("/deposits/new");
        page.getByLabel("Jeu de données").selectOption("story-refused");
        String text = "NUM;PERSON;DAY;ICD\n1;;;marie@example.org\n";
        page.getByLabel("Fichiers")
                .setInputFiles(new FilePayload("ACTS.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Envoyer et contrôler"))
                .click();
        new Partner(partner, "story-refused")
                .await(page.url().substring(page.url().lastIndexOf('/') + 1));
        page.reload();
        Locator reason = page.locator("section[aria-labelledby=reason]");
        assertThat(reason).containsText("données personnelles");
        assertThat(reason).containsText("ligne 2");
        assertAccessible(page);
    }

    private static FilePayload file(String name, int first) {
        StringBuilder rows = new StringBuilder("NUM;PERSON;DAY;ICD\n");
        for (int i = first; i < first + 40; i++) {
            rows.append(i).append(";;").append(i % 20 == 0 ? "31" : "01").append("/02/2023;E11\n");
        }
        return new FilePayload(name, "text/csv", rows.toString().getBytes(StandardCharsets.UTF_8));
    }
}
