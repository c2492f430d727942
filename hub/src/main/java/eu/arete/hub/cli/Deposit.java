package eu.arete.hub.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./arete deposit}. */
@Command(
        name = "deposit",
        mixinStandardHelpOptions = true,
        description = {
            "Sends sealed files to a dataset of a hub and prints the delivery report.",
            "All are accepted or none is; sending the same again, after a cut or by mistake, changes nothing."
        },
        footer = {
            "",
            "Sign in with --email (password and authenticator code are asked for), or with a session token in the",
            "environment variable ARETE_TOKEN.",
            "",
            "Examples:",
            "  arete deposit --hub https://hub.example.org --dataset dcir --email me@example.org sealed/",
            "  ARETE_TOKEN=... arete deposit --dataset dcir sealed/ER_PRS_F.2023-02.csv",
            "",
            "Exit codes: 0 accepted (with or without rejected rows), 1 refused, 2 wrong usage."
        })
final class Deposit implements Callable<Integer> {
    @Mixin
    private Session session = new Session();

    @Option(names = "--dataset", paramLabel = "NAME", required = true, description = "as in the hub's catalogue")
    private String dataset = "";

    @Option(names = "--rejects", paramLabel = "N", description = "how many rejected values to show a file (default: 5)")
    private int rejects = 5;

    @Parameters(paramLabel = "FILE|DIR", arity = "1..*", description = "sealed files, or directories of them")
    private List<Path> given = List.of();

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Path> files = files();
        out.printf("Sending %d files to %s at %s%n", files.size(), dataset, session.hub());
        JsonNode report = new Delivery(session.signedIn(), dataset, files).send(percent -> {});
        print(report);
        return report.path("state").asString().equals("REFUSED") ? 1 : 0;
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.list(path)) {
                    inside.filter(file -> file.toString().matches(".*\\.(csv|txt)(\\.gz|\\.zst)?"))
                            .sorted()
                            .forEach(files::add);
                }
            } else if (Files.isReadable(path)) {
                files.add(path);
            } else {
                throw new NoSuchFileException(path.toString());
            }
        }
        if (files.isEmpty()) {
            throw new Told("nothing to send: no .csv or .txt file, packed or not, in " + given);
        }
        return files;
    }

    private void print(JsonNode report) {
        out.printf(
                "%s: %,d rows, %,d accepted, %,d rejected%n",
                report.path("state").asString().replace('_', ' '),
                report.path("rows").asLong(),
                report.path("accepted").asLong(),
                report.path("rejected").asLong());
        JsonNode refusal = report.path("refusal");
        if (refusal.isObject()) {
            out.printf(
                    "  refused by %s: file %s, line %d, column %s %s%n",
                    refusal.path("code").asString(),
                    refusal.path("file").asString(),
                    refusal.path("line").asLong(),
                    refusal.path("column").asString(),
                    refusal.path("detail").asString());
        }
        for (JsonNode file : report.path("files")) {
            if (file.path("rejected").asLong() > 0) {
                out.printf(
                        "  %-32s %,d of %,d rows rejected%n",
                        file.path("file").asString(),
                        file.path("rejected").asLong(),
                        file.path("rows").asLong());
                examples(file);
            }
        }
    }

    private void examples(JsonNode file) {
        int shown = 0;
        for (JsonNode example : file.path("examples")) {
            if (shown++ == rejects) {
                break;
            }
            out.printf(
                    "    line %d  %-14s %-18s %s%n",
                    example.path("line").asLong(),
                    example.path("column").asString(),
                    example.path("rule").asString(),
                    example.path("value").asString(""));
        }
    }
}
