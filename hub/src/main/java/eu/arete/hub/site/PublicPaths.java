package eu.arete.hub.site;

import java.util.List;

/**
 * Paths anyone may read without signing in. Everything else is closed: each room opens its own by a bean of this type.
 *
 * @param reading patterns open to GET and HEAD ({@code /register}, {@code /log/**})
 * @param writing patterns open to POST too (a request for an account, an opposition)
 */
public record PublicPaths(List<String> reading, List<String> writing) {
    public PublicPaths {
        reading = List.copyOf(reading);
        writing = List.copyOf(writing);
    }

    public static PublicPaths reading(String... patterns) {
        return new PublicPaths(List.of(patterns), List.of());
    }

    public PublicPaths andWriting(String... patterns) {
        return new PublicPaths(reading, List.of(patterns));
    }
}
