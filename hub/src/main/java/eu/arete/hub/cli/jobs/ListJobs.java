package eu.arete.hub.cli.jobs;

import eu.arete.hub.cli.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code ./arete jobs list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists long work: what is under way first, then what ended last.",
        footer = {"", "Example: arete jobs list --count 20 --email me@example.org"})
final class ListJobs implements Callable<Integer> {
    @Mixin
    private Session session = new Session();

    @Option(names = "--count", paramLabel = "N", description = "how many at most (default: 100)")
    private int count = 100;

    @Override
    public Integer call() {
        JsonNode jobs = session.signedIn().get("/api/v1/jobs?count=" + count);
        if (jobs.isEmpty()) {
            System.out.println("Nothing.");
        }
        for (JsonNode job : jobs) {
            System.out.println(JobLine.of(job));
        }
        return 0;
    }
}
