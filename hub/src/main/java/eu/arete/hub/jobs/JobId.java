package eu.arete.hub.jobs;

import java.util.UUID;

/** One piece of long work. */
public record JobId(UUID value) {
    public static JobId parse(String text) {
        return new JobId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
