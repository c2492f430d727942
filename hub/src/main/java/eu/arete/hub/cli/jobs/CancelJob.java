package eu.arete.hub.cli.jobs;

import eu.arete.hub.cli.Session;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./arete jobs cancel ID}. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = {
            "Cancels a piece of long work: now if it does not run, at its next step otherwise.",
            "What was already done stays done. The hub writes down who cancelled."
        },
        footer = {"", "Example: arete jobs cancel 5b1f2f6e-0d0c-4a57-9a52-3a7a0f0f2c11"})
final class CancelJob implements Callable<Integer> {
    @Mixin
    private Session session = new Session();

    @Parameters(paramLabel = "ID", description = "as arete jobs list shows it")
    private UUID id = new UUID(0, 0);

    @Override
    public Integer call() {
        System.out.println(JobLine.of(session.signedIn().post("/api/v1/jobs/" + id + "/cancel", Map.of())));
        return 0;
    }
}
