package eu.arete.hub.cli.move;

import eu.arete.hub.cli.Told;
import eu.arete.hub.hosting.ProofReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./arete move drill}. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = {
            "Proves that the hub can leave: moves a stopped hub to a temporary home, compares every count and hash, starts it",
            "there, checks its log and reads its lake, and writes a report fit for POST /api/v1/hosting/proofs."
        },
        footer = {
            "",
            "Examples:",
            "  arete move drill --home /var/lib/arete --out drill.json",
            "  arete move drill --home /var/lib/arete --out drill.json --work /mnt/other-host --times 1000",
            "",
            "The temporary home and its copy of the keys are deleted at the end."
        })
final class MoveDrill implements Callable<Integer> {
    @Option(names = "--home", paramLabel = "DIR", required = true, description = "the home of the hub, stopped")
    private Path home = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "the report")
    private Path out = Path.of("");

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "where the archive and the temporary home are made, best on the other host's disk")
    private @Nullable Path work;

    @Option(names = "--times", paramLabel = "N", description = "estimate the move of N times as much (default: 1000)")
    private int times = 1000;

    @Mixin
    private PlaceOptions options = new PlaceOptions();

    @Override
    public Integer call() {
        return Move.run(this::drill);
    }

    private void drill() throws IOException, SQLException {
        if (Files.exists(out)) {
            throw new Told(out + " exists: reports are kept; choose another --out");
        }
        Path parent = work == null ? Path.of(System.getProperty("java.io.tmpdir")) : work;
        Path directory = Files.createTempDirectory(parent, "arete-drill");
        try {
            Drill drill = new Drill(
                    options.at(home),
                    options.beside(directory.resolve("home")),
                    directory,
                    new SecureRandom(),
                    Clock.systemUTC(),
                    new Phases(System.out));
            ProofReport report = drill.run(times);
            Files.writeString(out, report.text());
            if (!report.passed()) {
                throw new Told("the drill did not pass: " + String.join(", ", report.unmet()) + "; see " + out);
            }
            System.out.println("The hub moved with the same counts and hashes: " + out);
        } finally {
            Copies.deleteAll(directory);
        }
    }
}
