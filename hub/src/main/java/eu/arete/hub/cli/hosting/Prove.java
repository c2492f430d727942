package eu.arete.hub.cli.hosting;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./arete hosting prove}. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        subcommands = {ProveKeys.class, ProveEgress.class, ProveBrowser.class, ProveBuild.class},
        description = "Makes technical proofs; each report says what was tested, what was seen, and can be handed in.",
        footer = {
            "",
            "Examples:",
            "  arete hosting prove egress --persons 200 --out egress.json",
            "  ARETE_TOKEN=... arete hosting prove build --out build.json --hub https://hub.example.org"
        })
final class Prove implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to prove: one of the commands below");
    }
}
