package eu.arete.hub.upkeep;

import java.time.Instant;

/** Rows withdrawn from a dataset at once. The number is exact: not to be shown to anyone. */
public record Removal(Instant at, String dataset, Reason reason, long rows) {

    /** Why rows go. */
    public enum Reason {
        OPPOSITION,
        RETENTION;

        /** In an entry of the log. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
