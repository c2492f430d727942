package eu.arete.hub.cli.hosting;

import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.ProofReport;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./arete hosting drill disconnect}. */
@Command(
        name = "disconnect",
        mixinStandardHelpOptions = true,
        description =
                "Starts a hub with every line to the outside cut, and walks the whole way on it: deposit, application, extract,"
                        + " analysis, release, opposition, verification of the public log.",
        footer = {
            "",
            "Needs Linux with unshare(1) and user namespaces; traces every connection if strace is installed.",
            "",
            "Examples:",
            "  arete hosting drill disconnect --out disconnect.json",
            "  ARETE_TOKEN=... arete hosting drill disconnect --persons 2000 --hub http://127.0.0.1:8080",
            "",
            "Exit codes: 0 passed, 1 not passed or not possible here, 2 wrong usage."
        })
final class DrillDisconnect implements Callable<Integer> {
    @Option(names = "--persons", paramLabel = "N", description = "how many invented persons (default: 200)")
    int persons = 200;

    @Option(names = "--seed", paramLabel = "S", description = "another seed makes other persons (default: 1)")
    long seed = 1;

    @Mixin
    ReportOptions report = new ReportOptions();

    /** Settings of the hub beyond its defaults, as environment variables. */
    Map<String, String> environment = Map.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (TemporaryDirectory directory = TemporaryDirectory.make()) {
            CutOffWalk.Walked walked =
                    new CutOffWalk(persons, seed, report.terminal).walk(directory.path(), environment);
            return report.deliver(new ProofReport(
                    ProofKind.DISCONNECT_DRILL,
                    Instant.now(),
                    walked.conditions(),
                    walked.facts(persons, seed),
                    walked.detail()));
        }
    }
}
