package eu.arete.hub.cli.move;

import eu.arete.hub.Home;
import eu.arete.hub.LakeMark;
import eu.arete.hub.cli.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./arete move export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Everything a stopped hub keeps, to a directory in which only its keys read.",
        footer = {
            "",
            "Examples:",
            "  arete move export --home /var/lib/arete --out /backup/today --keys /media/keys/today",
            "  ARETE_DATABASE_PASSWORD=... arete move export --home /var/lib/arete --out /backup/today \\",
            "      --database-url jdbc:postgresql://db.example.org/arete --database-user arete",
            "",
            "Without --keys the archive is made and the keys stay; with a token, what it holds moves with the token."
        })
final class MoveExport implements Callable<Integer> {
    @Option(names = "--home", paramLabel = "DIR", required = true, description = "the home of the hub, stopped")
    private Path home = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "where the archive goes; empty")
    private Path out = Path.of("");

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "where the key files go; carry them by another way than the archive")
    private @Nullable Path keys;

    @Option(
            names = "--lake-stays",
            description = "the lake is in an object store: leave its files there, the new home will use them")
    private boolean lakeStays;

    @Mixin
    private PlaceOptions options = new PlaceOptions();

    @Override
    public Integer call() {
        return Move.run(this::export);
    }

    private void export() throws IOException, SQLException {
        Optional<String> elsewhere = LakeMark.elsewhere(new Home(home));
        if (elsewhere.isPresent() && !lakeStays) {
            throw new Told(
                    "the lake of " + home + " lies in " + elsewhere.get()
                            + ": its files do not travel in an archive. Keep that prefix by its provider's means, then say --lake-stays");
        }
        System.out.println("Exporting " + home + " to " + out);
        elsewhere.ifPresent(
                place -> System.out.println("Its lake stays in " + place + ": keep that as you keep the archive."));
        Phases phases = new Phases(System.out);
        Exporting.Exported exported = new Exporting(
                        options.at(home), out, Optional.ofNullable(keys), new SecureRandom(), Clock.systemUTC(), phases)
                .run();
        System.out.printf("Exported in %.1f s: %s%n", phases.total(), exported);
        System.out.println(
                keys == null
                        ? "Its keys were not copied: without those of " + home + " nobody opens it."
                        : "Its keys are in " + keys + ": carry them by another way; who has both has everything.");
    }
}
