package eu.arete.hub.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import eu.arete.hub.BrowserTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** A dossier from the first click to the permit, in the browser, with every page checked by axe. */
@Import(DossierTest.SmallOffer.class)
class DossierStoryTest extends BrowserTest {

    @Test
    void a_dossier_becomes_a_permit_by_four_people_in_four_browsers() {
        Visitor applicant = as(Role.APPLICANT);
        Page page = browser("en", applicant);
        page.navigate("/dossiers");
        assertAccessible(page);
        press(page, "Open the dossier");
        apply(page, applicant.person().email());
        assertThat(page.getByText("Nothing is missing")).isVisible();
        press(page, "Submit the dossier");
        assertThat(page.getByText("Submitted: completeness check")).isVisible();
        String dossier = page.url().substring(page.url().indexOf("/dossiers/"));

        judge(as(Role.OFFICER), dossier, "Declare the dossier complete", "Ordinary");
        judge(as(Role.COMMITTEE), dossier, "Give the opinion", "Favourable");
        judge(as(Role.AUTHORITY), dossier, "Decide", "Authorise");

        page.navigate(dossier);
        assertThat(page.getByText("Authorised")).isVisible();
        assertAccessible(page);
        picture(page, "dossier-granted");
        page.locator("main a[href^='/permits/']").click();
        assertAccessible(page);
        press(page, "Accept the conditions");
        press(page, "Accept the terms of use");
        assertThat(page.getByText("terms accepted")).isVisible();
        assertThat(page.getByText("In force")).isVisible();
        picture(page, "permit");
        page.navigate("/permits");
        assertAccessible(page);

        Page anyone = browser("fr", ColorScheme.DARK);
        anyone.navigate("/register");
        assertAccessible(anyone);
        picture(anyone, "register");
        anyone.locator("main table a").first().click();
        assertAccessible(anyone);
        picture(anyone, "register-entry");
    }

    @Test
    void faults_stand_beside_their_fields() {
        Page page = browser("fr", as(Role.APPLICANT));
        page.navigate("/dossiers");
        press(page, "Ouvrir le dossier");
        press(page, "Enregistrer et vérifier cette page");
        assertThat(page.getByLabel("Titre")).hasAttribute("aria-invalid", "true");
        assertAccessible(page);
        picture(page, "application-faults");
    }

    private void apply(Page page, String email) {
        assertAccessible(page);
        page.getByLabel("Title").fill("Blood tests of persons with type 2 diabetes");
        page.getByLabel("Public summary").fill("Who has the recommended tests?");
        page.getByLabel("Public interest").fill("Fewer complications.");
        next(page);
        page.getByLabel("Research, studies").check();
        next(page);
        page.locator("summary").first().click();
        page.getByLabel("BEN_SEX_COD").check();
        page.getByLabel("BEN_NAI_MOI").check();
        page.getByLabel("BEN_RES_COM").check();
        page.getByLabel("Why these variables").fill("Distance by age.");
        picture(page, "application-data");
        next(page);
        page.getByLabel("Variable").first().fill("dcir/IR_IMB_R/MED_MTF_COD");
        page.getByLabel("Values").first().fill("E11");
        page.getByLabel("Care from").fill("2023-01-01");
        page.getByLabel("Care until").fill("2023-12-31");
        next(page);
        page.getByLabel("Named users").fill(email);
        page.getByLabel("Duration of use").fill("24");
        next(page);
        page.getByLabel("Safeguards").fill("Work in the workspace only.");
        page.getByLabel("Funding").fill("Public.");
        page.getByLabel("Declaration of interests").fill("None.");
        next(page);
        assertAccessible(page);
    }

    private void next(Page page) {
        press(page, "Save and continue");
        assertAccessible(page);
    }

    private void judge(Visitor judge, String dossier, String command, String outcome) {
        Page page = browser("en", judge);
        page.navigate("/inbox");
        assertAccessible(page);
        page.navigate(dossier);
        assertAccessible(page);
        Locator form = page.locator("details")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("summary").getByText(command)))
                .locator("form");
        form.getByLabel(outcome, new Locator.GetByLabelOptions().setExact(true)).check();
        if (form.locator("textarea[name=reasons]").count() > 0) {
            form.locator("textarea[name=reasons]").fill("Sound and useful.");
        }
        picture(page, "dossier-" + outcome.toLowerCase(java.util.Locale.ROOT));
        form.locator("button").click();
        assertThat(page.locator("h1")).containsText("Blood tests");
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }
}
