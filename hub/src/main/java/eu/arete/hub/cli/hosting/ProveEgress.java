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

/** {@code ./arete hosting prove egress}. */
@Command(
        name = "egress",
        mixinStandardHelpOptions = true,
        description =
                "Runs a whole hub, its workers and its identity desk with the network taken away, and keeps a trace of every"
                        + " connection they try: each must stay on the machine.",
        footer = {
            "",
            "Needs Linux with unshare(1) and user namespaces; traces every connection if strace is installed.",
            "",
            "Examples:",
            "  arete hosting prove egress --out egress.json",
            "  ARETE_TOKEN=... arete hosting prove egress --persons 2000 --hub http://127.0.0.1:8080",
            "",
            "Exit codes: 0 passed, 1 not passed or not possible here, 2 wrong usage."
        })
final class ProveEgress implements Callable<Integer> {
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
                    ProofKind.EGRESS,
                    Instant.now(),
                    walked.conditions(),
                    walked.facts(persons, seed),
                    walked.detail()));
        }
    }
}
