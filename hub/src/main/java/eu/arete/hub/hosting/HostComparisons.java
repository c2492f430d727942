package eu.arete.hub.hosting;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Published comparisons of hosts, as far as this room needs to point at them. The room that makes them provides it. */
public interface HostComparisons {
    /**
     * One that anyone can recompute.
     *
     * @param path of its page
     * @param sha256 of its package, 64 lower-case digits
     */
    record Published(String title, String path, LocalDate date, String sha256) {}

    /** The last one in which a real service was compared; empty before the first. */
    Optional<Published> latest(Locale locale);
}
