package eu.arete.hub.cli.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import eu.arete.hub.HubTest;
import eu.arete.hub.hosting.ProofReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The browser's own log of the network, on this hub's pages and on a page that calls elsewhere. */
class ProveBrowserTest extends HubTest {
    @TempDir
    private Path directory;

    @Test
    @Tag("e2e")
    void the_hubs_pages_make_a_browser_ask_nobody_else() throws Exception {
        assumeChromium();
        ProofReport report = prove(address(), "/", "/log", "/hosting/proofs", "/no-such-page");
        assertThat(report.unmet()).as(report.text()).isEmpty();
        assertThat(report.facts()).containsEntry("pages", "3").containsEntry("requests-elsewhere", "0");
        assertThat(report.detail().path("pages").path("/").path("requests").size())
                .as("the page and its style")
                .isGreaterThan(1);
    }

    @Test
    @Tag("attack")
    void a_page_that_calls_elsewhere_is_caught_though_nothing_leaves() throws Exception {
        assumeChromium();
        HttpServer leaking = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] page = ("<html><img src='http://192.0.2.1/x.png'><script>fetch('https://tracker.example/beat?x=1')"
                        + "</script></html>")
                .getBytes(StandardCharsets.UTF_8);
        leaking.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        leaking.start();
        try {
            ProofReport report =
                    prove("http://127.0.0.1:" + leaking.getAddress().getPort(), "/");
            assertThat(report.unmet()).containsExactly("no-request-elsewhere", "policy-closed");
            assertThat(report.detail().path("elsewhere").toString()).contains("192.0.2.1", "tracker.example");
        } finally {
            leaking.stop(0);
        }
    }

    @Test
    void a_policy_is_closed_only_if_nothing_in_it_opens() {
        String closed = "default-src 'none'; img-src 'self' data:; form-action 'self'; base-uri 'none'";
        assertThat(ContentPolicy.openings(closed)).isEmpty();
        assertThat(ContentPolicy.openings(closed + "; script-src 'self' https://cdn.example"))
                .containsExactly("script-src https://cdn.example");
        assertThat(ContentPolicy.openings(closed.replace("'none'; img", "*; img")))
                .containsExactly("default-src *");
        assertThat(ContentPolicy.openings(closed + "; img-src *"))
                .as("the first counts")
                .isEmpty();
        assertThat(ContentPolicy.openings("")).containsExactly("no default-src", "no form-action", "no base-uri");
    }

    private ProofReport prove(String url, String... pages) throws Exception {
        Path out = directory.resolve("browser.json");
        CommandLine line = new CommandLine(new ProveBrowser());
        line.<ProveBrowser>getCommand().report.terminal = new PrintStream(new ByteArrayOutputStream());
        line.setExecutionExceptionHandler((failure, command, parsed) -> 1);
        String[] words = new String[4 + 2 * pages.length];
        words[0] = "--url";
        words[1] = url;
        words[2] = "--out";
        words[3] = out.toString();
        for (int i = 0; i < pages.length; i++) {
            words[4 + 2 * i] = "--page";
            words[5 + 2 * i] = pages[i];
        }
        line.execute(words);
        return ProofReport.parse(Files.readString(out));
    }

    private static void assumeChromium() {
        boolean found = Browser.installed().isPresent();
        if (!found) {
            System.err.println("SKIPPED: no browser is found (on Debian: apt install chromium)");
        }
        assumeTrue(found, "no browser");
    }
}
