package eu.arete.hub.cli.hosting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a page's Content-Security-Policy lets a browser do (CSP Level 3). */
final class ContentPolicy {
    private static final Set<String> CLOSED = Set.of("'self'", "'none'", "data:", "'strict-dynamic'");
    /** Sending a form and being framed fetch nothing by themselves, but say where a reader may be led. */
    private static final List<String> NEEDED = List.of("default-src", "form-action", "base-uri");

    private ContentPolicy() {}

    /** Why the policy lets a browser go elsewhere; empty when it does not. */
    static List<String> openings(String header) {
        TreeMap<String, List<String>> directives = new TreeMap<>();
        for (String directive : header.toLowerCase(Locale.ROOT).split(";")) {
            List<String> words = Arrays.asList(directive.strip().split("\\s+"));
            // The first of a name counts, as in a browser.
            directives.putIfAbsent(words.get(0), words.subList(1, words.size()));
        }
        List<String> openings = directives.entrySet().stream()
                .filter(directive -> directive.getKey().endsWith("-src") || NEEDED.contains(directive.getKey()))
                .flatMap(directive -> directive.getValue().stream()
                        .filter(source -> !CLOSED.contains(source))
                        .filter(source -> !source.matches("'(nonce|sha256|sha384|sha512)-[^']+'"))
                        .map(source -> directive.getKey() + " " + source))
                .collect(Collectors.toList());
        NEEDED.stream()
                .filter(name -> !directives.containsKey(name))
                .map(name -> "no " + name)
                .forEach(openings::add);
        return openings;
    }
}
