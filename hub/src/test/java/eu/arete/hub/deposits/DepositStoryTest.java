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
import java.util.Map;
import java.util.TreeMap;
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
    void what_leaves_the_range_of_earlier_files_is_drawn_and_told() {
        Visitor partner = as("anap", Role.PARTNER);
        partner.post("/api/v1/datasets", Descriptors.acts("story-drift", "anap"));
        Partner sends = new Partner(partner, "story-drift");
        Map<String, String> year = new TreeMap<>();
        for (int month = 1; month <= 11; month++) {
            year.put("ACTS.2023-%02d.csv".formatted(month), rows(month * 1000, 70 + month * 7 % 20, month % 3));
        }
        sends.deliver(year);
        String id = sends.deliver(Map.of("ACTS.2023-12.csv", rows(12_000, 31, 9)))
                .path("id")
                .asString();
        for (String language : new String[] {"en", "fr"}) {
            Page page = browser(language, partner);
            page.navigate("/deposits/" + id);
            assertAccessible(page);
            picture(page, "deposit-departures-" + language);
            page.locator("main a[href='/deposits/" + id + "/files/ACTS.2023-12.csv']")
                    .first()
                    .click();
            assertThat(page.locator("figure.chart rect.now")).hasCount(4);
            assertThat(page.locator("figure.chart rect.past")).hasCount(44);
            assertAccessible(page);
            picture(page, "deposit-drift-" + language);
        }
    }

    private static String rows(int first, int count, int bad) {
        StringBuilder rows = new StringBuilder("NUM;PERSON;DAY;ICD\n");
        for (int i = 0; i < count; i++) {
            rows.append(first + i)
                    .append(i % 9 == 0 ? ";;;" : ";;" + (10 + i % 18) + "/02/2023;")
                    .append(i < bad ? "x" : "E11")
                    .append('\n');
        }
        return rows.toString();
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
