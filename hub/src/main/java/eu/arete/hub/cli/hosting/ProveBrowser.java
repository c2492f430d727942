package eu.arete.hub.cli.hosting;

import eu.arete.hub.cli.Told;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.ProofReport;
import eu.arete.hub.hosting.ProofReport.Condition;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./arete hosting prove browser}. */
@Command(
        name = "browser",
        mixinStandardHelpOptions = true,
        description =
                "Has a real browser read the public pages of a hub, and notes every request each page makes: all must go to the"
                        + " hub. Also reads what each page forbids the browser.",
        footer = {
            "",
            "Needs Chromium (on Debian: apt install chromium). Nothing else is contacted: no other name can be resolved.",
            "",
            "Examples:",
            "  arete hosting prove browser --url https://hub.example.org --out browser.json",
            "  arete hosting prove browser --page / --page /hosting",
            "",
            "Exit codes: 0 passed, 1 not passed or not possible here, 2 wrong usage."
        })
final class ProveBrowser implements Callable<Integer> {
    private static final int OK = 200;

    @Option(names = "--url", paramLabel = "URL", description = "of the hub (default: ${DEFAULT-VALUE})")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--page",
            paramLabel = "PATH",
            description = "a page to read; again for more (default: the public ones)")
    private List<String> pages = List.of(
            "/",
            "/catalogue",
            "/register",
            "/log",
            "/rights",
            "/about",
            "/accessibility",
            "/security",
            "/hosting",
            "/hosting/gate",
            "/hosting/proofs",
            "/documents",
            "/sign-in");

    @Option(names = "--browser", paramLabel = "FILE", description = "default: Chromium as it is found")
    private @Nullable Path program;

    @Mixin
    ReportOptions report = new ReportOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Browser browser = new Browser(
                program != null
                        ? program
                        : Browser.installed()
                                .orElseThrow(
                                        () -> new Told(
                                                "no browser is found (on Debian: apt install chromium), or name one with --browser")));
        ObjectNode detail = JsonMapper.shared().createObjectNode();
        ObjectNode visits = detail.putObject("pages");
        TreeSet<String> elsewhere = new TreeSet<>();
        TreeSet<String> open = new TreeSet<>();
        int requests = 0;
        int own = 0;
        for (String page : pages) {
            URI address = url.resolve(page);
            HttpResponse<Void> answer = head(address);
            if (answer.statusCode() != OK) {
                report.terminal.printf("  %-24s not there (%d)%n", page, answer.statusCode());
                continue;
            }
            String policy = String.join(", ", answer.headers().allValues("Content-Security-Policy"));
            ContentPolicy.openings(policy).forEach(opening -> open.add(page + ": " + opening));
            try (TemporaryDirectory directory = TemporaryDirectory.make()) {
                Browser.Visit visit = browser.read(address, directory.path());
                if (!visit.requests().contains(address.toString())) {
                    throw new Told("the browser did not read " + address);
                }
                ObjectNode told = visits.putObject(page);
                told.put("policy", policy);
                ArrayNode asked = told.putArray("requests");
                visit.requests().stream().limit(200).forEach(asked::add);
                visit.requests().stream()
                        .filter(request -> !request.startsWith(url.resolve("/").toString()))
                        .filter(request -> !request.startsWith("data:"))
                        .forEach(elsewhere::add);
                requests += visit.requests().size();
                own += visit.own();
                report.terminal.printf(
                        "  %-24s %d requests%n", page, visit.requests().size());
            }
        }
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("url", url.toString());
        facts.put("pages", Integer.toString(visits.size()));
        facts.put("requests", Integer.toString(requests));
        facts.put("requests-elsewhere", Integer.toString(elsewhere.size()));
        facts.put("browsers-own-attempts", Integer.toString(own));
        ArrayNode found = detail.putArray("elsewhere");
        elsewhere.stream().limit(200).forEach(found::add);
        ArrayNode openings = detail.putArray("openings");
        open.stream().limit(200).forEach(openings::add);
        return report.deliver(new ProofReport(
                ProofKind.BROWSER,
                Instant.now(),
                List.of(
                        new Condition(
                                "no-request-elsewhere",
                                elsewhere.isEmpty() && requests > 0,
                                elsewhere.size() + " of " + requests + " requests of " + visits.size() + " pages"),
                        new Condition(
                                "policy-closed",
                                open.isEmpty() && !visits.isEmpty(),
                                open.size() + " openings in " + visits.size() + " pages")),
                facts,
                detail));
    }

    private static HttpResponse<Void> head(URI address) throws IOException, InterruptedException {
        try {
            return HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(10))
                    .build()
                    .send(
                            HttpRequest.newBuilder(address)
                                    .timeout(Duration.ofSeconds(60))
                                    .header("Accept", "text/html")
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new Told("cannot reach " + address + ": is the hub up?", e);
        }
    }
}
