package eu.arete.hub.cli.hosting;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./arete hosting drill}. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        subcommands = {DrillDisconnect.class},
        description = "Plays out what one hopes never happens.",
        footer = {"", "Examples:", "  arete hosting drill disconnect --persons 200 --out disconnect.json"})
final class Drill implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say which drill: one of the commands below");
    }
}
