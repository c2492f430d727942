package eu.arete.hub.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import eu.arete.hub.Authenticator;
import eu.arete.hub.BrowserTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a newcomer does after {@code ./arete demo}: clicks through the same story in the browser at the printed address, as
 * anyone, as the project's analyst, as two reviewers; axe reads every page on the way.
 */
class WholeWayTest extends BrowserTest {
    @TempDir
    private Path directory;

    private DemoProcess demo;

    @BeforeEach
    void the_demo_is_told_and_the_hub_left_up() throws Exception {
        demo = DemoProcess.start(directory, 300);
        assertThat(demo.reaches("Ctrl-C stops it all")).as(() -> demo.output()).isTrue();
        alsoAt(demo.address());
    }

    @AfterEach
    void ctrl_c() throws InterruptedException {
        demo.stop();
    }

    @Test
    void the_story_is_there_to_click_through() throws Exception {
        anyone_reads_what_the_hub_does();
        Page analyst = signedIn("ANALYST", "analyst");
        String workspace = the_analyst_queries_the_extract(analyst);
        String output = the_analyst_asks_to_take_the_table_out(analyst);
        a_reviewer_approves("REVIEWER", "reviewer", output, workspace);
        a_reviewer_approves("SECOND_REVIEWER", "second-reviewer", output, workspace);
        the_analyst_takes_it_and_the_log_tells_of_it(analyst, output);
    }

    private void anyone_reads_what_the_hub_does() {
        Page anyone = browser("fr");
        open(anyone, "/");
        picture(anyone, "whole-way-home");
        for (String link : new String[] {"/catalogue", "/register", "/log"}) {
            open(anyone, link);
            anyone.locator("main table a, main ul a").first().click();
            assertAccessible(anyone);
        }
        open(anyone, "/catalogue/dcir/ER_PRS_F");
        assertThat(anyone.locator("main")).containsText("EXE_SOI_DTD");
        picture(anyone, "whole-way-table");
    }

    private String the_analyst_queries_the_extract(Page page) {
        open(page, "/workspaces");
        page.locator("main a[href^='/workspaces/']").first().click();
        assertAccessible(page);
        String workspace = page.url().substring(demo.address().length());
        page.getByLabel("Query", new Page.GetByLabelOptions().setExact(true)).fill("""
                SELECT BEN_SEX_COD, count(DISTINCT BEN_IDT_ANO) AS persons
                FROM IR_BEN_R
                GROUP BY BEN_SEX_COD
                """);
        press(page, "Run");
        page.waitForURL(Pattern.compile(".*/queries/.*"));
        for (int attempt = 0;
                attempt < 60 && page.getByText("persons by BEN_SEX_COD").count() == 0;
                attempt++) {
            page.waitForTimeout(250);
            page.reload();
        }
        assertThat(page.locator("figure.chart svg")).isVisible();
        assertAccessible(page);
        picture(page, "whole-way-query");
        return workspace;
    }

    private String the_analyst_asks_to_take_the_table_out(Page page) {
        press(page, "Ask to take this table out");
        assertThat(page.locator("main")).containsText("What would leave");
        assertAccessible(page);
        page.getByLabel("Title of the table").fill("Persons by sex");
        page.getByLabel("What the table is").fill("Persons of the extract by sex, in 2023.");
        page.getByLabel("Why it is needed").fill("Table 1 of the article.");
        press(page, "Ask for this output");
        assertThat(page.locator("main")).containsText("0 of 2 have approved");
        assertAccessible(page);
        picture(page, "whole-way-output");
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    private void a_reviewer_approves(String player, String name, String output, String workspace) throws Exception {
        Page page = signedIn(player, name);
        assertThat(page.navigate(demo.address() + workspace).status()).isEqualTo(403);
        open(page, "/reviews");
        open(page, "/reviews/" + output);
        page.getByLabel("Approve: the table may leave").check();
        page.getByLabel("Reasons").fill("No cell tells of fewer than eleven persons.");
        picture(page, "whole-way-review");
        press(page, "Give this opinion");
        page.context().close();
    }

    private void the_analyst_takes_it_and_the_log_tells_of_it(Page page, String output) throws Exception {
        open(page, "/outputs/" + output);
        for (int attempt = 0;
                attempt < 60 && page.getByText("Download the table (CSV)").count() == 0;
                attempt++) {
            page.waitForTimeout(250);
            page.reload();
        }
        assertAccessible(page);
        Download download = page.waitForDownload(
                () -> page.getByText("Download the table (CSV)").click());
        byte[] table = Files.readAllBytes(download.path());
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(table));
        assertThat(page.locator("code.hash").first()).hasText(hash);
        page.locator("a[href^='/log/entry/']").first().click();
        assertThat(page.locator("main")).containsText(hash);
        assertAccessible(page);
        picture(page, "whole-way-entry");
    }

    /** Signs in with the password and the authenticator that the demo printed. */
    private Page signedIn(String player, String name) throws Exception {
        JsonNode notes = JsonMapper.builder()
                .build()
                .readTree(Files.readString(directory.resolve("notebook.json")))
                .path(player);
        Page page = browser("en");
        for (int attempt = 0; attempt < 4; attempt++) {
            open(page, "/sign-in");
            page.getByLabel("E-mail address").fill(name + "@demo.example");
            page.getByLabel("Password").fill(notes.path("password").asString());
            page.getByLabel("One-time code")
                    .fill(Authenticator.code(notes.path("secret").asString(), Instant.now()));
            press(page, "Sign in");
            if (!page.url().contains("/sign-in")) {
                return page;
            }
            // The demo has just used this code: an authenticator shows the next one within half a minute.
            TimeUnit.SECONDS.sleep(31 - Instant.now().getEpochSecond() % 30);
        }
        throw new AssertionError(
                name + " cannot sign in: " + page.locator("main").textContent());
    }

    private void open(Page page, String path) {
        assertThat(page.navigate(demo.address() + path).status()).as(path).isEqualTo(200);
        assertAccessible(page);
    }

    /** The page's own button, not the frame's of the same name. */
    private static void press(Page page, String button) {
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new com.microsoft.playwright.Locator.GetByRoleOptions()
                                .setName(button)
                                .setExact(true))
                .first()
                .click();
    }
}
