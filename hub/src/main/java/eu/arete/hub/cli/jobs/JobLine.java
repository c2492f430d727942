package eu.arete.hub.cli.jobs;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** A job in one line of text. */
final class JobLine {
    private JobLine() {}

    static String of(JsonNode job) {
        StringBuilder line = new StringBuilder();
        line.append(String.format(
                "%s  %-9s %-20s %s",
                job.path("id").asString(),
                job.path("state").asString(),
                job.path("kind").asString(),
                job.path("subject").asString()));
        if (job.path("total").asLong() > 0 || job.path("done").asLong() > 0) {
            line.append("  ").append(progress(job));
        }
        if (job.path("state").asString().equals("RUNNING")) {
            line.append("  ").append(pace(job));
        }
        if (job.path("memoryBoundBytes").asLong() > 0) {
            line.append(String.format(
                    "  memory <= %,d MiB", job.path("memoryBoundBytes").asLong() >> 20));
        }
        if (job.hasNonNull("failure")) {
            line.append("  ").append(job.path("failure").asString());
        }
        return line.toString();
    }

    private static String progress(JsonNode job) {
        String unit = job.path("unit").asString().toLowerCase(java.util.Locale.ROOT);
        return job.hasNonNull("part")
                ? String.format(
                        "%,d of %,d %s (%d %%)",
                        job.path("done").asLong(), job.path("total").asLong(), unit, (int)
                                (100 * job.path("part").asDouble()))
                : String.format("%,d %s", job.path("done").asLong(), unit);
    }

    private static String pace(JsonNode job) {
        String speed = job.hasNonNull("perSecond")
                ? String.format("%,.1f/s", job.path("perSecond").asDouble())
                : "speed not yet known";
        String left = job.hasNonNull("remainingSeconds")
                ? "about "
                        + length(Duration.ofSeconds(job.path("remainingSeconds").asLong())) + " left"
                : "remaining time not yet known";
        return speed + ", " + left;
    }

    private static String length(Duration left) {
        if (left.toMinutes() < 1) {
            return left.toSeconds() + " s";
        }
        return left.toHours() < 2 ? left.toMinutes() + " min" : left.toHours() + " h";
    }
}
