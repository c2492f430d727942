package eu.arete.hub.cli.hosting;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./arete hosting}. */
@Command(
        name = "hosting",
        mixinStandardHelpOptions = true,
        subcommands = {Compare.class, Verify.class, Prove.class, Drill.class, Gate.class},
        description = "Compares hosts in the open, and proves what this one does.")
public final class Hosting implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: one of the commands below");
    }
}
