package eu.arete.hub.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./arete deposit}. */
@Command(
        name = "deposit",
        mixinStandardHelpOptions = true,
        description = "Sends sealed files to a hub and prints what it found in them.")
final class Deposit implements Callable<Integer> {
    @Option(names = "--hub", paramLabel = "URL", description = "default: http://127.0.0.1:8080")
    private String hub = "http://127.0.0.1:8080";

    @Option(names = "--dataset", paramLabel = "NAME", required = true)
    private String dataset = "";

    @Parameters(paramLabel = "FILE|DIR", arity = "1..*")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        throw new Told("deposit of " + files.size() + " to " + dataset + " at " + hub + " is not there yet");
    }
}
