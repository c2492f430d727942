package eu.arete.hub.hosting.register;

import java.util.List;

/**
 * One field of a kind of fact.
 *
 * @param oneOf the only values allowed; empty for any of the shape
 */
public record Rule(String name, Shape shape, boolean required, List<String> oneOf) {
    public Rule {
        oneOf = List.copyOf(oneOf);
    }

    static Rule must(String name, Shape shape) {
        return new Rule(name, shape, true, List.of());
    }

    static Rule may(String name, Shape shape) {
        return new Rule(name, shape, false, List.of());
    }

    static Rule oneOf(String name, String... values) {
        return new Rule(name, Shape.TEXT, true, List.of(values));
    }
}
