package eu.arete.hub.cli.demo;

import eu.arete.hub.cli.HubClient;
import eu.arete.hub.cli.Told;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./arete demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a hub and an identity desk, makes a synthetic national dataset, and walks it the whole way by the"
                    + " public HTTP API: sealed, deposited, applied for, permitted, extracted, queried, released, proven.",
            "Writes DIR/demo-report.json, compares its numbers with the truth, and leaves the hub up."
        },
        footer = {
            "",
            "Examples:",
            "  arete demo",
            "  arete demo --persons 20000 --exit",
            "  arete demo --codes       (what the authenticators of the demo's people show now)",
            "",
            "Run again on the same directory, it starts what is there and goes on where it stopped."
        })
public final class Demo implements Callable<Integer> {
    @Option(names = "--persons", paramLabel = "N", description = "how many invented persons (default: 2000)")
    int persons = 2000;

    @Option(names = "--seed", paramLabel = "S", description = "another seed makes other persons (default: 1)")
    long seed = 1;

    @Option(names = "--port", paramLabel = "P", description = "of the hub; the desk takes the next one (default: 8080)")
    int port = 8080;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "where everything of the demo is kept (default: .arete/demo)")
    Path home = Path.of(".arete", "demo");

    @Option(names = "--exit", description = "stop the hub at the end")
    boolean exit;

    @Option(names = "--codes", description = "only print the accounts of the demo in DIR and their codes of the moment")
    boolean codes;

    PrintStream out = System.out;

    /** Settings of the hub beyond its defaults, as {@code --name=value}. */
    String[] settings = {};

    @Override
    public Integer call() throws Exception {
        Path directory = home.toAbsolutePath().normalize();
        if (codes) {
            return tellCodes(directory);
        }
        Files.createDirectories(directory);
        Notebook notebook = sameDemo(new Notebook(directory.resolve("notebook.json")), directory);
        try (Stage stage = Stage.raise(directory, port, notebook, out, settings)) {
            Story story = new Story(directory, stage, notebook, persons, seed, out);
            if (story.told()) {
                out.println("This demo was walked to its end before: nothing is done again.");
                stage.openDesk();
            } else if (!story.tell()) {
                return 1;
            }
            farewell(stage, directory);
            if (!exit) {
                stage.await();
            }
            return 0;
        }
    }

    /** A directory holds one demo: its persons and seed cannot change under it. */
    private Notebook sameDemo(Notebook notebook, Path directory) {
        String asked = persons + " persons, seed " + seed;
        String before = notebook.text("data").orElse(asked);
        if (!before.equals(asked)) {
            throw new Told(directory + " holds a demo of " + before
                    + ": give another --home, or the same --persons and --seed");
        }
        notebook.note("data", asked);
        return notebook;
    }

    private int tellCodes(Path directory) throws IOException {
        if (!Files.exists(directory.resolve("notebook.json"))) {
            throw new Told("no demo in " + directory);
        }
        new Cast(
                        new HubClient("http://127.0.0.1:" + port),
                        new Notebook(directory.resolve("notebook.json")),
                        directory,
                        new SecureRandom(),
                        Clock.systemUTC())
                .tell(out);
        return 0;
    }

    private void farewell(Stage stage, Path directory) {
        out.println();
        out.println("Report       " + directory.resolve("demo-report.json"));
        if (!exit) {
            out.println("Hub          " + stage.url());
            out.println("Public log   " + stage.url() + "/log");
            out.println("Opposition   " + stage.deskUrl());
            stage.cast().tell(out);
            out.println("Ctrl-C stops it all; the same command starts it again in seconds.");
        }
    }
}
