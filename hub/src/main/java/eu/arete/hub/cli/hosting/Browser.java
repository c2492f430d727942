package eu.arete.hub.cli.hosting;

import eu.arete.hub.cli.Told;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real browser that reads a page and keeps its own log of the network. It can resolve no name but the hub's: what a page
 * would fetch elsewhere is asked for, noted, and goes nowhere.
 */
final class Browser {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REQUEST = "URL_REQUEST_START_JOB";
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /**
     * What one page made the browser ask for.
     *
     * @param requests addresses, of the page itself first
     * @param own requests the browser makes for itself (updates, time), which no page asked for
     */
    record Visit(List<String> requests, int own) {}

    private final Path program;

    Browser(Path program) {
        this.program = program;
    }

    static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param directory emptied by the caller; the browser's profile and log are kept there */
    Visit read(URI page, Path directory) throws IOException, InterruptedException {
        Path log = directory.resolve("net.json");
        Files.deleteIfExists(log);
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--user-data-dir=" + directory.resolve("profile"),
                        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE " + page.getHost(),
                        "--log-net-log=" + log,
                        "--virtual-time-budget=5000",
                        "--dump-dom",
                        page.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            throw new Told("the browser did not finish reading " + page);
        }
        if (!Files.exists(log)) {
            throw new Told("the browser at " + program + " keeps no log of the network");
        }
        return visit(JSON.readTree(Files.readString(log)), page);
    }

    /** Chromium's NetLog: requests of a page carry its origin, or the site they are kept apart for. */
    static Visit visit(JsonNode log, URI page) {
        String origin = page.getScheme() + "://" + page.getRawAuthority();
        String site = page.getScheme() + "://" + page.getHost();
        int type = log.path("constants").path("logEventTypes").path(REQUEST).asInt(-1);
        Map<String, Integer> seen = new HashMap<>();
        List<String> requests = new ArrayList<>();
        int own = 0;
        for (JsonNode event : log.path("events")) {
            JsonNode given = event.path("params");
            String url = given.path("url").asString("");
            if (event.path("type").asInt(-2) != type || url.isEmpty()) {
                continue;
            }
            boolean ofThePage = url.startsWith(origin + "/")
                    || given.path("initiator").asString("").startsWith(origin)
                    || given.path("network_isolation_key").asString("").contains(site);
            if (!ofThePage) {
                own++;
            } else if (seen.merge(url, 1, Integer::sum) == 1) {
                requests.add(url);
            }
        }
        return new Visit(requests, own);
    }
}
