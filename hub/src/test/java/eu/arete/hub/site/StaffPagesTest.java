package eu.arete.hub.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import eu.arete.hub.BrowserTest;
import eu.arete.hub.accounts.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pages of those who keep the hub and its lake. */
class StaffPagesTest extends BrowserTest {
    private static final Map<Role, List<String>> PAGES = Map.of(
            Role.ADMINISTRATOR, List.of("/jobs", "/upkeep", "/upkeep/run/erase", "/rotations"),
            Role.COMMITTEE, List.of("/reidentifications"));

    @Test
    void they_are_accessible_in_both_languages_and_fit_a_telephone() {
        for (String language : List.of("fr", "en")) {
            PAGES.forEach((role, paths) -> {
                Page page = browser(language, as(role));
                for (String path : paths) {
                    page.setViewportSize(1280, 900);
                    page.navigate(path);
                    picture(page, "staff" + path.replace('/', '-') + "-" + language);
                    assertThat(page.locator("h1").count())
                            .as("main titles of " + path)
                            .isEqualTo(1);
                    assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
                    assertAccessible(page);
                    page.setViewportSize(320, 640);
                    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                            .as(() -> "width of " + path + " in " + language)
                            .isLessThanOrEqualTo(320);
                }
            });
        }
    }
}
