package eu.arete.hub.cli.hosting;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./arete hosting gate}. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        subcommands = {GateVerify.class},
        description = "Checks what the gate for real data decided.")
final class Gate implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: one of the commands below");
    }
}
