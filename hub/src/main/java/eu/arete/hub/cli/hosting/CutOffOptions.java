package eu.arete.hub.cli.hosting;

import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.ProofReport;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole way walked without a network, and what is made of it: one walk serves the proof of connections and the disconnect drill. */
final class CutOffOptions {
    @Option(names = "--persons", paramLabel = "N", description = "how many invented persons (default: 200)")
    int persons = 200;

    @Option(names = "--seed", paramLabel = "S", description = "another seed makes other persons (default: 1)")
    long seed = 1;

    @Mixin
    ReportOptions report = new ReportOptions();

    /** Settings of the hub beyond its defaults, as environment variables. */
    Map<String, String> environment = Map.of();

    /** @return the exit code: 0 when it passed */
    int prove(ProofKind kind) throws IOException, InterruptedException {
        try (TemporaryDirectory directory = TemporaryDirectory.make()) {
            CutOffWalk.Walked walked =
                    new CutOffWalk(persons, seed, report.terminal).walk(directory.path(), environment);
            return report.deliver(new ProofReport(
                    kind, Instant.now(), walked.conditions(), walked.facts(persons, seed), walked.detail()));
        }
    }
}
