package eu.arete.hub.cli.hosting;

import eu.arete.hub.hosting.ProofReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./arete hosting prove build}. */
@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description =
                "Builds the committed sources twice, in two places, and compares every jar byte for byte; lists what the hub is"
                        + " made of (CycloneDX), with licences. A hub that knows the report tells whether it runs those very files.",
        footer = {
            "",
            "Needs git, Maven and a JDK; fetches libraries the first time. Some minutes.",
            "",
            "Examples:",
            "  arete hosting prove build --out build.json --bom bom.json",
            "  ARETE_TOKEN=... arete hosting prove build --offline --hub http://127.0.0.1:8080",
            "",
            "Exit codes: 0 passed, 1 not passed or not possible here, 2 wrong usage."
        })
final class ProveBuild implements Callable<Integer> {
    @Option(names = "--sources", paramLabel = "DIR", description = "a git checkout (default: here)")
    private Path sources = Path.of("");

    @Option(names = "--offline", description = "build with the libraries that were fetched before")
    private boolean offline;

    @Option(names = "--bom", paramLabel = "FILE", description = "also write the whole list of components, as CycloneDX")
    private @Nullable Path bom;

    @Mixin
    ReportOptions report = new ReportOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (TemporaryDirectory directory = TemporaryDirectory.make()) {
            ProofReport made = new TwoBuilds(new Checkout(sources), offline, report.terminal).make(directory.path());
            if (bom != null) {
                Files.write(bom, Files.readAllBytes(directory.path().resolve("one/target/bom.json")));
            }
            return report.deliver(made);
        }
    }
}
