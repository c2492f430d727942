package eu.arete.hub.hosting;

/**
 * A place where something of the service is.
 *
 * @param country ISO 3166-1 alpha-2, upper case
 */
public record Location(Kind kind, String country, String place, Standing standing, String evidence) {
    /** What is done there. */
    public enum Kind {
        STORAGE,
        BACKUP,
        PROCESSING,
        SUPPORT
    }
}
