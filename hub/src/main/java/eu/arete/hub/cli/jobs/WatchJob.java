package eu.arete.hub.cli.jobs;

import eu.arete.hub.cli.HubClient;
import eu.arete.hub.cli.Session;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./arete jobs watch ID}. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = {
            "Prints how far a piece of long work is, each time that changes, until it ends or needs a person."
        },
        footer = {
            "",
            "Example: arete jobs watch 5b1f2f6e-0d0c-4a57-9a52-3a7a0f0f2c11",
            "",
            "Exit codes: 0 it was done, 1 it failed, was cancelled, or is held."
        })
final class WatchJob implements Callable<Integer> {
    private static final Set<String> GOES_ON = Set.of("WAITING", "RUNNING");

    @Mixin
    private Session session = new Session();

    @Parameters(paramLabel = "ID", description = "as arete jobs list shows it")
    private UUID id = new UUID(0, 0);

    @Override
    public Integer call() throws InterruptedException {
        HubClient hub = session.signedIn();
        String said = "";
        while (true) {
            JsonNode job = hub.get("/api/v1/jobs/" + id);
            String line = JobLine.of(job);
            if (!line.equals(said)) {
                System.out.println(line);
                said = line;
            }
            if (!GOES_ON.contains(job.path("state").asString())) {
                return job.path("state").asString().equals("DONE") ? 0 : 1;
            }
            Thread.sleep(1_000);
        }
    }
}
