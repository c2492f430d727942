package eu.arete.hub.hosting.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import eu.arete.hub.BrowserTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.hosting.Proofs;
import eu.arete.hub.hosting.SoundHost;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The gate in a browser: a derogation is proposed and approved by two people, and anybody reads why the gate is open. */
class GatePageTest extends BrowserTest {
    @Autowired
    private Proofs proofs;

    @Test
    void two_people_excuse_a_rule_and_a_citizen_reads_who_and_until_when() {
        clock.advance(Duration.ofDays(400));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Paris"));
        Visitor administrator = as(Role.ADMINISTRATOR);
        new SoundHost(administrator, "gate-page").declare(clock.instant(), today.plusDays(20));
        SoundHost.prove(proofs, clock.instant());

        Page citizen = browser("fr");
        citizen.navigate("/hosting/gate");
        assertThat(citizen.textContent("main")).contains("La barrière est fermée", "R9", "Comment y remédier");
        assertAccessible(citizen);

        Page operator = browser("en", administrator);
        operator.navigate("/hosting/gate/overrides");
        operator.selectOption("#rule", "R9");
        operator.fill("#reason", "The hub of this test runs from loose classes, which no build proof is about.");
        operator.fill("#function", "Head of operations");
        operator.fill("#until", today.plusDays(200).toString());
        assertAccessible(operator);
        operator.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Propose").setExact(true))
                .click();
        assertThat(operator.textContent("main")).contains("ends by");
        assertThat(operator.inputValue("#reason")).startsWith("The hub of this test");
        operator.fill("#until", today.plusDays(30).toString());
        operator.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Propose").setExact(true))
                .click();
        assertThat(operator.textContent("main")).contains("proposed, excuses nothing yet");

        Page authority = browser("en", as(Role.AUTHORITY));
        authority.navigate("/hosting/gate/overrides");
        authority.locator("input[id^=approve-]").first().fill("President of the authority");
        assertAccessible(authority);
        authority.locator("form[action$=approve] button").first().click();
        assertThat(authority.textContent("main")).contains("in force", "President of the authority");

        citizen.navigate("/hosting/gate");
        assertThat(citizen.textContent("main"))
                .contains(
                        "La barrière est ouverte par dérogation",
                        "Head of operations",
                        "respectée, plus pour longtemps");
        assertThat(citizen.textContent("main")).contains("Ce qui prend fin bientôt");
        assertAccessible(citizen);
        picture(citizen, "gate-fr");
        assertThat(citizen.locator("head title").count()).isEqualTo(1);
        Page dark = browser("en", ColorScheme.DARK);
        dark.navigate("/hosting/gate");
        assertAccessible(dark);
        picture(dark, "gate-dark");
        dark.setViewportSize(390, 844);
        assertThat((Boolean) dark.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }
}
