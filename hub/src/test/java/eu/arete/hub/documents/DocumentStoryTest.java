package eu.arete.hub.documents;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import eu.arete.hub.BrowserTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.documents.internal.Requests;
import eu.arete.hub.documents.text.TestPdf;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DocumentStoryTest extends BrowserTest {

    @Autowired
    private Requests requests;

    @Test
    void a_request_made_in_french_is_answered_with_a_document_of_which_one_passage_is_blacked_out() {
        clock.advance(Duration.ofMinutes(1));
        Page citizen = browser("fr");
        citizen.navigate("/documents");
        assertAccessible(citizen);
        citizen.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions()
                                .setName("Demander un document")
                                .setExact(true))
                .first()
                .click();
        assertAccessible(citizen);
        citizen.getByLabel("Nature").selectOption("contract");
        citizen.getByLabel("Objet").fill("Marché d’hébergement alpin");
        citizen.getByLabel("Ce que vous demandez").fill("Le marché signé. Répondez au 06 12 34 56 78.");
        press(citizen, "Envoyer");
        assertThat(citizen.getByRole(AriaRole.ALERT)).containsText("numéro de téléphone");
        assertAccessible(citizen);
        citizen.getByLabel("Ce que vous demandez").fill("Le marché signé en 2026 et ses annexes.");
        press(citizen, "Envoyer quand même");
        assertThat(citizen.getByRole(AriaRole.STATUS)).containsText("Code de suivi");
        assertAccessible(citizen);
        picture(citizen, "documents-received-fr");
        String number = citizen.locator("main a code").first().textContent();
        String code = citizen.locator("code.code").textContent();

        Page officer = browser("en", as(Role.OFFICER));
        officer.navigate("/documents-desk");
        assertAccessible(officer);
        officer.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(number))
                .click();
        assertAccessible(officer);
        officer.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Bring a document for this request"))
                .click();
        assertAccessible(officer);
        officer.getByLabel("File")
                .setInputFiles(new FilePayload(
                        "Contract with Zébulon SA.pdf",
                        "application/pdf",
                        TestPdf.plain(List.of(
                                "Hosting contract",
                                "The hub and Zebulon agree on a monthly",
                                "price of 41327 euros."))));
        officer.getByLabel("Title").fill("Alpine hosting contract");
        officer.getByLabel("Date of the document").fill("2026-02-01");
        officer.getByLabel("Written by").fill("The hub");
        officer.getByLabel("Summary in French").fill("Le marché d’hébergement signé en février.");
        press(officer, "Bring it");
        assertThat(officer.getByText("41327")).isVisible();
        officer.getByLabel("Passage").fill("41327 EUROS");
        officer.getByLabel("Ground").selectOption("l311-6-business");
        press(officer, "Black out");
        assertThat(officer.locator("mark.blackout")).containsText("Business secrecy");
        assertAccessible(officer);
        picture(officer, "documents-draft-en");
        press(officer, "Propose it for publication");
        assertThat(officer.getByText("You proposed it")).isVisible();
        assertAccessible(officer);

        Page authority = browser("en", as(Role.AUTHORITY));
        authority.navigate(officer.url());
        press(authority, "Approve: publish what is below");
        assertThat(authority.getByRole(AriaRole.HEADING).first()).hasText("Alpine hosting contract");
        officer.navigate("/documents-desk/requests/" + number);
        officer.getByLabel("What you answer").selectOption("grant PART");
        officer.getByLabel("Message").fill("The price is a business secret.");
        officer.getByLabel("L.311-6, 1° Business secrecy").check();
        press(officer, "Answer");
        assertThat(officer.getByRole(AriaRole.HEADING).first()).hasText("Marché d’hébergement alpin");

        citizen.navigate("/documents/requests/" + number);
        assertThat(citizen.locator(".badge.warn").first()).hasText("Satisfaite en partie");
        assertAccessible(citizen);
        picture(citizen, "documents-request-fr");
        assertThat(citizen.locator("main")).not().containsText("??");
        citizen.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Alpine hosting contract"))
                .click();
        assertThat(citizen.locator("mark.blackout")).containsText("Secret des affaires");
        assertThat(citizen.locator("main")).not().containsText("41327");
        assertAccessible(citizen);
        picture(citizen, "documents-document-fr");
        citizen.navigate("/documents?q=hebergement");
        assertThat(citizen.locator("main")).containsText("Alpine hosting contract");

        citizen.navigate("/documents/requests/" + number + "/follow-up");
        assertAccessible(citizen);
        citizen.getByLabel("Code de suivi").fill(code);
        press(citizen, "Continuer");
        assertAccessible(citizen);
        citizen.getByLabel("Dire que j’ai saisi la commission").check();
        press(citizen, "Envoyer");
        assertThat(citizen.getByText("Devant la commission").first()).isVisible();
    }

    @Test
    void silence_becomes_a_refusal_that_everybody_sees_in_the_dark_too() {
        clock.advance(Duration.ofMinutes(1));
        String number = DocumentSteps.ask(anyone(), "A study nobody sends")
                .path("number")
                .asString();
        clock.advance(Duration.ofDays(32));
        requests.passTime();
        Page reader = browser("en", ColorScheme.DARK);
        reader.navigate("/documents/requests/" + number);
        assertThat(reader.locator(".badge.bad").first()).hasText("Refused by silence");
        assertThat(reader.locator("main")).containsText("You may turn to the commission");
        assertAccessible(reader);
        picture(reader, "documents-silence-dark");
        reader.navigate("/documents/requests");
        assertAccessible(reader);
        reader.navigate("/documents/delays");
        assertAccessible(reader);
        picture(reader, "documents-delays-dark");
        Visitor anyone = anyone();
        org.assertj.core.api.Assertions.assertThat(
                        anyone.page("/documents/feed").text())
                .contains("<feed");
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
