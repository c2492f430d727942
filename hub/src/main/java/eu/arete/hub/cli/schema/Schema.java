package eu.arete.hub.cli.schema;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./arete schema}. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        subcommands = {ImportSchema.class},
        description = "Reads descriptions of tables.")
public final class Schema implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: arete schema import FILE...");
    }
}
