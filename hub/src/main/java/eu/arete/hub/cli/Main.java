package eu.arete.hub.cli;

import eu.arete.hub.cli.demo.Demo;
import eu.arete.hub.cli.hosting.Hosting;
import eu.arete.hub.cli.jobs.Jobs;
import eu.arete.hub.cli.move.Move;
import eu.arete.hub.cli.schema.Schema;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The commands that need the hub's module; {@code ./arete} gives the others to smaller ones. */
@Command(
        name = "arete",
        mixinStandardHelpOptions = true,
        subcommands = {Serve.class, Deposit.class, Demo.class, Hosting.class, Jobs.class, Move.class, Schema.class})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Exit code: 0 done, 1 refused or failed, 2 wrong usage. */
    public static int run(String... arguments) {
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
