package eu.arete.hub.hosting.results;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import eu.arete.hub.BrowserTest;
import eu.arete.hub.Visitor;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a reader sees of the hosts people measured. */
class ResultsPageTest extends BrowserTest {
    @Test
    void costs_are_drawn_and_told_in_both_languages_with_what_they_do_not_say() {
        clock.advance(Duration.ofMinutes(2));
        Visitor stranger = anyone();
        stranger.post(
                "/api/v1/hosting/results",
                ResultSamples.of("Crest Cloud", 0.36, 2.0).text());
        stranger.post(
                "/api/v1/hosting/results",
                ResultSamples.of("Valley Servers", 0.18, 3.1).text());
        stranger.post(
                "/api/v1/hosting/results",
                ResultSamples.unpriced("No Price Ltd").text());

        Page page = browser("en");
        page.navigate(address() + "/hosting/results");
        assertThat(page.locator("main figure.chart svg")).containsText("Crest Cloud");
        assertThat(page.locator("main table")).containsText("Valley Servers");
        assertThat(page.locator("main table")).containsText("No Price Ltd");
        assertThat(page.locator("main")).containsText("What this does not say");
        assertAccessible(page);
        picture(page, "hosting-results");
        page.getByText("Object store").click();
        assertThat(page.locator("main table")).containsText("no object store was given");
        assertAccessible(page);

        Page french = browser("fr");
        french.navigate(address() + "/hosting/results?work=log");
        assertThat(french.locator("main")).containsText("Ce que cela ne dit pas");
        assertAccessible(french);
    }
}
