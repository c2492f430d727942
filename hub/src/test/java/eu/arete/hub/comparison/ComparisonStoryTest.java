package eu.arete.hub.comparison;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import eu.arete.hub.BrowserTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** An administrator freezes, opens and publishes; a reader who does not believe it checks. */
class ComparisonStoryTest extends BrowserTest {

    @Test
    void a_comparison_from_freezing_to_a_doubting_reader() throws Exception {
        Visitor administrator = as(Role.ADMINISTRATOR);
        Page desk = browser("fr", administrator);
        desk.navigate("/hosting/comparing");
        assertAccessible(desk);
        desk.getByLabel("comparison.json")
                .setInputFiles(new FilePayload(
                        "comparison.json",
                        "application/json",
                        SmallDossier.frozen("told-in-a-browser", "0.7", "0.3").getBytes(StandardCharsets.UTF_8)));
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Figer et sceller"))
                .click();
        assertThat(desk.getByText("Aucune preuve n’a encore été ouverte")).isVisible();

        desk.navigate("/hosting/comparing");
        desk.getByLabel("Comparaison figée").selectOption("told-in-a-browser");
        desk.getByLabel("Dossier", new Page.GetByLabelOptions().setExact(true))
                .setInputFiles(new FilePayload(
                        "dossier.zip",
                        "application/zip",
                        SmallDossier.zip(SmallDossier.of("told-in-a-browser", "0.7", "0.3"))));
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ouvrir les preuves et calculer"))
                .click();
        Locator again = desk.getByText("Regarder à nouveau");
        for (int i = 0; i < 60 && again.isVisible(); i++) {
            desk.waitForTimeout(250);
            desk.reload();
        }
        assertThat(desk.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Solidité des rangs")))
                .isVisible();
        picture(desk, "comparison-fr");

        Page reader = browser("en", ColorScheme.DARK);
        reader.navigate("/hosting/comparisons");
        assertAccessible(reader);
        reader.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Two hosts"))
                .first()
                .click();
        reader.navigate("/hosting/comparisons/told-in-a-browser");
        assertThat(reader.getByText("./arete hosting verify told-in-a-browser")).isVisible();
        assertAccessible(reader);
        picture(reader, "comparison-en-dark");
        reader.navigate("/hosting/criteria");
        assertAccessible(reader);
        reader.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("European Commission, Cloud Sovereignty Framework"))
                .click();
        assertThat(reader.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("What no floor ever sees")))
                .isVisible();
        assertAccessible(reader);
    }
}
