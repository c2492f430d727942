package eu.arete.hub.cli.jobs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./arete jobs}. */
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        description = {
            "Shows and cancels a hub's long work: purges, compactions, rotations, extractions, checks of deposits.",
            "For administrators."
        },
        footer = {
            "",
            "Examples:",
            "  arete jobs list --email me@example.org",
            "  ARETE_TOKEN=... arete jobs watch 5b1f2f6e-0d0c-4a57-9a52-3a7a0f0f2c11",
            "  ARETE_TOKEN=... arete jobs cancel 5b1f2f6e-0d0c-4a57-9a52-3a7a0f0f2c11",
            "",
            "Exit codes: 0 done, 1 refused or the work failed, 2 wrong usage."
        },
        subcommands = {ListJobs.class, WatchJob.class, CancelJob.class})
public final class Jobs implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: list, watch or cancel");
    }
}
