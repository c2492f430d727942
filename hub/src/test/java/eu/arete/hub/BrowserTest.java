package eu.arete.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/**
 * A real browser on a whole hub. Every request it makes is recorded: one to another machine fails the test, and so does
 * anything the content policy blocks.
 */
@Tag("e2e")
public abstract class BrowserTest extends HubTest {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    /** Told, and counted as skipped: a machine without a browser can still build and test the rest. */
    @BeforeAll
    static void where_chromium_is_found() {
        boolean found = Files.isExecutable(CHROMIUM);
        if (!found) {
            System.err.println("SKIPPED: no browser at " + CHROMIUM + " (on Debian: apt install chromium)");
        }
        assumeTrue(found, () -> "No browser at " + CHROMIUM);
    }

    /** One browser for the whole run; it ends with the JVM. */
    private static final class Chromium {
        private static final Playwright PLAYWRIGHT = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1",
                        "PLAYWRIGHT_SKIP_VALIDATE_HOST_REQUIREMENTS", "1")));
        private static final Browser BROWSER = PLAYWRIGHT
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(FLAGS));
    }

    private final List<BrowserContext> open = new ArrayList<>();
    private final List<String> ours = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();
    private final List<String> blocked = new ArrayList<>();

    /** Another address of the story (an identity desk), besides the hub's, to which a page may lead. */
    protected void alsoAt(String address) {
        ours.add(address);
    }

    /** @param language {@code fr} or {@code en} */
    protected Page browser(String language, ColorScheme scheme) {
        ours.add(address());
        BrowserContext context = Chromium.BROWSER.newContext(new Browser.NewContextOptions()
                .setBaseURL(address())
                .setLocale(language)
                .setColorScheme(scheme)
                .setViewportSize(1280, 900));
        context.setDefaultTimeout(20_000);
        context.onRequest(request -> {
            if (!request.url().startsWith("data:") && ours.stream().noneMatch(request.url()::startsWith)) {
                elsewhere.add(request.url());
            }
        });
        context.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                blocked.add(message.text());
            }
        });
        open.add(context);
        return context.newPage();
    }

    protected Page browser(String language) {
        return browser(language, ColorScheme.LIGHT);
    }

    /** A browser in which this person is signed in. */
    protected Page browser(String language, Visitor visitor) {
        Page page = browser(language);
        page.context()
                .addCookies(List.of(new Cookie("arete_session", visitor.cookie())
                        .setUrl(address())
                        .setHttpOnly(true)));
        return page;
    }

    /** Asserts that the page now shown has no fault that axe can see, in every rule it knows. */
    protected void assertAccessible(Page page) {
        var violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations)
                .as(() -> page.url() + "\n"
                        + String.join(
                                "\n",
                                violations.stream()
                                        .map(v -> v.getId() + ": " + v.getHelp() + " " + v.getNodes())
                                        .toList()))
                .isEmpty();
    }

    /** Keeps a picture under target/screenshots, for people to look at. */
    protected void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }

    @AfterEach
    void nothingLeftTheMachine() {
        open.forEach(BrowserContext::close);
        assertThat(elsewhere).as("requests to other machines").isEmpty();
        assertThat(blocked).as("blocked by the content policy").isEmpty();
    }
}
