package eu.arete.hub.hosting;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The last comparison of hosts that was published, for pages of this room; the room that compares implements it, so that this one need not know it. */
public interface LatestComparison {
    /**
     * @param name its short name; its page is {@code /hosting/comparisons/NAME}
     * @param sha256 of the package that was published, as in the public log
     */
    record Published(String name, String title, String sha256, Instant publishedAt) {
        public String path() {
            return "/hosting/comparisons/" + name;
        }
    }

    /** @param locale of the title */
    Optional<Published> latestPublished(Locale locale);
}
