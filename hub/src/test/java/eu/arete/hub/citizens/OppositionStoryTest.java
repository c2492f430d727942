package eu.arete.hub.citizens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import eu.arete.desk.form.DeskServer;
import eu.arete.desk.form.HttpHubDoor;
import eu.arete.hub.BrowserTest;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.privacy.FirstStage;
import eu.arete.privacy.SecretAccess;
import eu.arete.privacy.SecretBytes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OppositionStoryTest extends BrowserTest {
    @Autowired
    private Desks desks;

    @Autowired
    private Oppositions oppositions;

    @Autowired
    private PublicLog log;

    private Actor administrator() {
        return new Actor(as(Role.ADMINISTRATOR).person(), true);
    }

    private DeskServer desk() throws Exception {
        String token = desks.pair(administrator(), "Story").token();
        SecureRandom random = new SecureRandom();
        DeskServer server = DeskServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                false,
                URI.create(address()),
                new FirstStage(SecretBytes.random(random)),
                new HttpHubDoor(
                        URI.create(address()), SecretBytes.copyOf(token.getBytes(UTF_8), SecretAccess.granted())),
                random,
                Clock.systemUTC(),
                trouble -> {});
        alsoAt("http://127.0.0.1:" + server.port() + "/");
        return server;
    }

    @Test
    void a_citizen_opposes_in_french_and_follows_the_receipt_to_the_log() throws Exception {
        try (DeskServer desk = desk()) {
            Page citizen = browser("fr");
            citizen.navigate("/citizens");
            assertAccessible(citizen);
            picture(citizen, "citizens-fr");

            citizen.navigate("http://127.0.0.1:" + desk.port() + "/");
            assertAccessible(citizen);
            picture(citizen, "desk-fr");
            citizen.getByLabel("Numéro de sécurité sociale").fill("2 69 05 49 588 157 81");
            citizen.getByLabel("Date de naissance").fill("12/05/1969");
            press(citizen, "Envoyer ma demande");
            assertThat(citizen.getByRole(AriaRole.ALERT)).containsText("La clé");
            assertThat(citizen.getByLabel("Date de naissance")).hasValue("12/05/1969");
            assertAccessible(citizen);
            citizen.getByLabel("Numéro de sécurité sociale").fill("2 69 05 49 588 157 80");
            citizen.getByLabel("Féminin").check();
            press(citizen, "Envoyer ma demande");
            assertThat(citizen.getByRole(AriaRole.HEADING).first()).hasText("Votre opposition est enregistrée");
            assertAccessible(citizen);
            picture(citizen, "desk-receipt-fr");
            String number = citizen.locator("p.number code").textContent();
            log.awaitPublished(oppositions.executeNow(administrator()).entry());

            citizen.locator("a[href$='/citizens']").click();
            citizen.getByLabel("Numéro de récépissé").fill(number);
            press(citizen, "Vérifier");
            assertThat(citizen.getByRole(AriaRole.STATUS)).containsText("et le journal public le dit");
            assertAccessible(citizen);
            picture(citizen, "citizens-proven-fr");
            citizen.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName(java.util.regex.Pattern.compile("^Entrée")))
                    .click();
            assertThat(citizen.getByText("Des oppositions ont été exécutées").first())
                    .isVisible();
        }
    }

    @Test
    void the_pages_are_readable_in_the_dark_and_in_english() throws Exception {
        try (DeskServer desk = desk()) {
            Page citizen = browser("en", ColorScheme.DARK);
            citizen.navigate("/citizens");
            assertAccessible(citizen);
            citizen.getByLabel("Receipt number").fill("nothing");
            press(citizen, "Check");
            assertThat(citizen.getByRole(AriaRole.ALERT)).containsText("No request has this receipt number");
            assertAccessible(citizen);
            citizen.navigate("http://127.0.0.1:" + desk.port() + "/?lang=en");
            assertAccessible(citizen);
            picture(citizen, "desk-en-dark");
        }
    }

    @Test
    void an_administrator_sees_desks_and_batches() {
        Page administrator = browser("fr", as(Role.ADMINISTRATOR));
        administrator.navigate("/citizens/desks");
        administrator.getByLabel("Nom").fill("Guichet de Nantes");
        press(administrator, "Appairer");
        assertThat(administrator.getByRole(AriaRole.STATUS)).containsText("arete-desk-");
        assertAccessible(administrator);
        press(administrator, "Exécuter maintenant");
        assertThat(administrator.getByText("Dernier lot")).isVisible();
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
