package eu.arete.hub.procedures;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of the permission table: in this state, this party may give this command, which leads there.
 *
 * @param to the next state by outcome; the single outcome of a command that has none is {@link #PLAIN}
 * @param prolongs the clock this command prolongs, once in a run of that clock; null for most
 * @param after the clock that must have run out before {@code CLOCK} gives this command; null for commands of people, and for those that a date of the
 *     record itself brings about (the end of a permit)
 */
public record Rule(
        String state,
        String command,
        Party by,
        Map<String, String> to,
        @Nullable String prolongs,
        @Nullable String after) {

    /** The outcome of a command that has only one. */
    public static final String PLAIN = "DONE";

    public Rule {
        to = Collections.unmodifiableMap(new LinkedHashMap<>(to));
    }

    /** In the order in which they are declared. */
    public List<String> outcomes() {
        return List.copyOf(to.keySet());
    }

    public Optional<String> target(String outcome) {
        return Optional.ofNullable(to.get(outcome));
    }

    public Optional<String> prolonged() {
        return Optional.ofNullable(prolongs);
    }

    public Optional<String> awaited() {
        return Optional.ofNullable(after);
    }
}
