package eu.arete.hub.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import eu.arete.hub.BrowserTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A citizen reads where the data is, opens the register, and answers. */
class HostPagesTest extends BrowserTest {
    private static final String SERVICES = "/api/v1/hosting/services/";

    @Test
    void the_register_shows_owners_certifications_and_evidence_to_anyone() {
        Visitor operator = as(Role.ADMINISTRATOR);
        operator.put(SERVICES + "pages-a", HostRegisterTest.example("pages-a"));
        clock.advance(Duration.ofMinutes(5));
        assertThat(operator.put(
                                SERVICES + "pages-a",
                                HostRegisterTest.example("pages-a").replace("Lille, two rooms", "Lille, three rooms"))
                        .status())
                .isEqualTo(200);
        Page page = browser("en");
        page.navigate("/hosting/register");
        assertAccessible(page);
        picture(page, "hosts-en");
        page.navigate("/hosting/register/pages-a");
        assertAccessible(page);
        picture(page, "host-en");
        assertThat(page.locator("#owners").innerText()).contains("28 %", "controlled from outside");
        page.getByLabel("About", new Page.GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setIndex(3));
        page.getByLabel("Who answers").fill("Example Cloud, legal department");
        page.getByLabel("Your reply").fill("<b>Our shareholder</b> left in February.");
        page.getByText("Publish the reply").click();
        assertThat(page.locator("#replies").innerText()).contains("<b>Our shareholder</b> left in February.");

        Page french = browser("fr", ColorScheme.DARK);
        french.navigate("/hosting/register/pages-a");
        assertAccessible(french);
        picture(french, "host-fr-dark");
        french.setViewportSize(390, 844);
        picture(french, "host-fr-phone");
    }

    @Test
    void the_story_is_told_in_a_minute_before_and_after_a_host_is_declared() {
        Page fresh = browser("en");
        fresh.navigate("/");
        fresh.getByText("See where the data is").click();
        assertThat(fresh.title()).startsWith("Where the data is");
        assertAccessible(fresh);
        picture(fresh, "story-fresh-en");

        Visitor operator = as(Role.ADMINISTRATOR);
        operator.put(SERVICES + "pages-b", HostRegisterTest.example("pages-b"));
        assertThat(operator.put("/api/v1/hosting/ours", Map.of("service", "pages-b"))
                        .status())
                .isEqualTo(200);
        Page page = browser("en");
        page.navigate("/hosting");
        assertAccessible(page);
        picture(page, "story-en");
        assertThat(page.locator("main").innerText()).contains("Lille, two rooms (France)", "28 %", "500,300.50");
        page.getByText("Check it (where)").click();
        page.locator("a", new Page.LocatorOptions().setHasText("contract"))
                .first()
                .click();
        assertThat(page.url()).endsWith("/hosting/register/pages-b#evidence-contract");

        Page french = browser("fr", ColorScheme.DARK);
        french.setViewportSize(390, 844);
        french.navigate("/hosting");
        assertAccessible(french);
        picture(french, "story-fr-dark-phone");
        assertThat(french.title()).startsWith("Où sont les données");
    }

    @Test
    void an_operator_declares_in_the_browser_and_the_authority_checks_a_fact_there() {
        Page operator = browser("fr", as(Role.ADMINISTRATOR));
        operator.navigate("/hosting/declare");
        operator.getByLabel("Nom du service").fill("pages-c");
        operator.locator("#declaration").fill("{}");
        operator.locator("main form button").click();
        assertThat(operator.locator("main").innerText()).contains("est vide");
        assertAccessible(operator);
        picture(operator, "declare-fr");
        operator.locator("#declaration").fill(HostRegisterTest.example("pages-c"));
        operator.locator("main form button").click();
        assertThat(operator.url()).endsWith("/hosting/register/pages-c");

        Page authority = browser("en", as("cnil", Role.AUTHORITY));
        authority.navigate("/hosting/register/pages-c");
        assertAccessible(authority);
        authority.locator("#locations button").first().click();
        assertThat(authority.locator("#locations").innerText()).contains("Audited", "by cnil");
        authority.navigate("/hosting/register/pages-c?knownAt=2020-01-01");
        assertThat(authority.locator("main").innerText()).contains("not what is known now");
    }
}
