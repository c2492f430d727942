package eu.arete.hub.cli;

import eu.arete.hub.cli.demo.Demo;
import eu.arete.hub.cli.hosting.Hosting;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The commands that need the hub's module; {@code ./arete} gives the others to smaller ones. */
@Command(
        name = "arete",
        mixinStandardHelpOptions = true,
        subcommands = {Serve.class, Deposit.class, Demo.class, Hosting.class})
public final class Main {
    /** Commands of the house that are not built yet: they say so instead of being misunderstood. */
    private static final List<String> NOT_YET = List.of("schema");

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Exit code: 0 done, 1 refused or failed, 2 wrong usage. */
    public static int run(String... arguments) {
        if (arguments.length > 0 && NOT_YET.contains(arguments[0])) {
            System.err.println("arete: " + arguments[0] + " is not there yet");
            return 2;
        }
        CommandLine line = new CommandLine(new Main());
        line.setParameterExceptionHandler(Main::misused);
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
        return line.execute(arguments);
    }

    private static int misused(ParameterException wrong, String[] arguments) {
        System.err.println("arete: " + wrong.getMessage());
        System.err.println(
                "Try: arete " + wrong.getCommandLine().getCommandSpec().name() + " --help");
        return 2;
    }

    /** Refusals and broken machines are told in a line; a bug shows where it is. */
    private static int failed(Exception failure) throws Exception {
        if (failure instanceof Told || failure instanceof RefusedByHub) {
            System.err.println("arete: " + failure.getMessage());
            return 1;
        }
        throw failure;
    }
}
