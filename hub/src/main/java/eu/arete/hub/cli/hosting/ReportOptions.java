package eu.arete.hub.cli.hosting;

import eu.arete.hub.cli.HubClient;
import eu.arete.hub.cli.Told;
import eu.arete.hub.hosting.ProofReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the report of a proof goes: a file, and a hub's public register if asked. */
final class ReportOptions {
    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "where the report is written (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("report.json");

    @Option(
            names = "--hub",
            paramLabel = "URL",
            description = "also hand it in to this hub, with the administrator's session token in ARETE_TOKEN")
    private @Nullable String hub;

    PrintStream terminal = System.out;

    /** @return the exit code: 0 when it passed */
    int deliver(ProofReport report) throws IOException {
        Files.writeString(out, report.text());
        terminal.println();
        for (ProofReport.Condition condition : report.conditions()) {
            terminal.printf("  %-3s %-28s %s%n", condition.met() ? "yes" : "NO", condition.name(), condition.seen());
        }
        terminal.println("Report       " + out.toAbsolutePath().normalize());
        if (hub != null) {
            String token = Optional.ofNullable(System.getenv("ARETE_TOKEN"))
                    .filter(text -> !text.isBlank())
                    .orElseThrow(() -> new Told("put an administrator's session token in ARETE_TOKEN"));
            String hash = new HubClient(hub)
                    .with(token.strip())
                    .post("/api/v1/hosting/proofs", report.text())
                    .path("sha256")
                    .asString();
            terminal.println("Handed in    " + hub + "/hosting/proofs  SHA-256 " + hash);
        }
        if (!report.passed()) {
            throw new Told("not passed: " + String.join(", ", report.unmet()));
        }
        terminal.println("Passed.");
        return 0;
    }
}
