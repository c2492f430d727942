package eu.arete.hub.accounts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import eu.arete.hub.BrowserTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccountPagesTest extends BrowserTest {
    @Test
    void a_person_asks_for_an_account_and_enters_with_an_authenticator() {
        Newcomer camille = new Newcomer();
        Page newcomer = browser("en");
        newcomer.navigate("/sign-in");
        newcomer.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ask for an account"))
                .click();
        newcomer.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Camille Martin");
        newcomer.getByLabel("E-mail address").fill(camille.email);
        newcomer.getByLabel("Organisation").fill("CHU de Lille");
        newcomer.getByLabel("What the account is for").fill("Review of released results");
        newcomer.getByLabel("New password").fill("motdepasse123");
        press(newcomer, "Send the request");
        assertThat(newcomer.getByRole(AriaRole.ALERT)).containsText("among those tried first");
        assertThat(newcomer.getByLabel("E-mail address")).hasValue(camille.email);
        assertAccessible(newcomer);
        newcomer.getByLabel("New password").fill(camille.password);
        press(newcomer, "Send the request");
        assertThat(newcomer.getByRole(AriaRole.STATUS)).containsText("with the administrators");
        assertAccessible(newcomer);

        Page administrator = browser("fr", as(Role.ADMINISTRATOR));
        administrator.navigate("/accounts");
        assertAccessible(administrator);
        picture(administrator, "accounts-fr");
        administrator
                .getByRole(
                        AriaRole.ROW,
                        new Page.GetByRoleOptions().setName(java.util.regex.Pattern.compile(camille.email)))
                .getByRole(AriaRole.LINK)
                .click();
        assertAccessible(administrator);
        administrator.locator("#organisation").selectOption("hub");
        administrator.getByLabel("Relecteur").check();
        picture(administrator, "account-request-fr");
        press(administrator, "Approuver");
        assertThat(administrator.getByRole(AriaRole.STATUS)).containsText("Le compte est ouvert");

        newcomer.navigate("/sign-in");
        picture(newcomer, "sign-in-en");
        newcomer.getByLabel("E-mail address").fill(camille.email);
        newcomer.getByLabel("Password").fill(camille.password);
        press(newcomer, "Sign in");
        press(newcomer, "Enrol an authenticator");
        assertAccessible(newcomer);
        picture(newcomer, "second-factor-en");
        String secret = newcomer.locator("code.hash").first().textContent().replace(" ", "");
        newcomer.getByLabel("Type the six figures").fill("000000");
        press(newcomer, "Confirm");
        assertThat(newcomer.getByRole(AriaRole.ALERT)).containsText("not the code");
        newcomer.getByLabel("Type the six figures").fill(Newcomer.code(secret, clock));
        press(newcomer, "Confirm");
        assertThat(newcomer.getByRole(AriaRole.HEADING).first()).hasText("Recovery codes");
        assertAccessible(newcomer);
        newcomer.getByText("I have kept them").click();
        assertThat(newcomer.getByText("Enrolled")).isVisible();
        assertAccessible(newcomer);
        picture(newcomer, "account-en");

        press(newcomer, "Sign out");
        clock.advance(Duration.ofSeconds(60));
        newcomer.navigate("/account");
        newcomer.getByLabel("E-mail address").fill(camille.email);
        newcomer.getByLabel("Password").fill(camille.password);
        newcomer.getByLabel("One-time code").fill(Newcomer.code(secret, clock));
        press(newcomer, "Sign in");
        assertThat(newcomer).hasURL(address() + "/account");
    }

    private static void press(Page page, String button) {
        page.locator("main, header")
                .getByRole(
                        AriaRole.BUTTON,
                        new com.microsoft.playwright.Locator.GetByRoleOptions()
                                .setName(button)
                                .setExact(true))
                .first()
                .click();
    }
}
