package eu.arete.hub.cli.move;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./arete move import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "An exported hub to a new home, whole or not at all: every hash is checked before and after, every row counted again,",
            "the public log verified."
        },
        footer = {
            "",
            "Examples:",
            "  arete move import /backup/today --home /srv/arete --keys /media/keys/today",
            "",
            "Killed on the way, it left no home: the same command begins again."
        })
final class MoveImport implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "an exported archive")
    private Path archive = Path.of("");

    @Option(names = "--home", paramLabel = "DIR", required = true, description = "the new home; must not hold anything")
    private Path home = Path.of("");

    @Option(names = "--keys", paramLabel = "DIR", required = true, description = "the key files of the same export")
    private Path keys = Path.of("");

    @Mixin
    private PlaceOptions options = new PlaceOptions();

    @Override
    public Integer call() {
        return Move.run(this::arrive);
    }

    private void arrive() throws IOException, SQLException {
        System.out.println("Importing " + archive + " to " + home);
        Phases phases = new Phases(System.out);
        Importing.Imported imported = new Importing(archive, options.at(home), keys, new SecureRandom(), phases).run();
        System.out.printf("Imported in %.1f s: %s%n", phases.total(), imported);
        System.out.println("Start it with: arete serve --home " + home);
        System.out.println("The hub it was exported from must not start again: two hubs would sign one log.");
    }
}
