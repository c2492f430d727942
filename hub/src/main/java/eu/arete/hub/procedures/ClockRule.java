package eu.arete.hub.procedures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A legal clock: it starts when the dossier comes into one of the states where it runs, stops where it is paused, ends anywhere else. Coming back after
 * its end starts it afresh.
 *
 * @param party who must act before it runs out
 * @param law where the term comes from
 * @param lengths the term, by the outcome of the passage that started the clock; {@link Rule#PLAIN} for any other
 * @param rollsOver whether a term that ends on a day nobody works ends with the next working day (Regulation 1182/71 art. 3(4))
 */
public record ClockRule(
        String name,
        Text titles,
        Text law,
        Party party,
        List<String> runsIn,
        List<String> pausedIn,
        Map<String, Length> lengths,
        boolean rollsOver) {

    /**
     * @param within the term
     * @param extension what the one prolongation adds, null when it cannot be prolonged
     */
    public record Length(Term within, @Nullable Term extension) {

        Term prolonged(int times) {
            Term whole = within;
            for (int i = 0; i < times; i++) {
                whole = extension == null ? whole : whole.plus(extension);
            }
            return whole;
        }
    }

    public ClockRule {
        runsIn = List.copyOf(runsIn);
        pausedIn = List.copyOf(pausedIn);
        lengths = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(lengths));
    }

    public Length length(String startedWith) {
        Length length = lengths.get(startedWith);
        return length != null ? length : java.util.Objects.requireNonNull(lengths.get(Rule.PLAIN));
    }

    boolean isUnderWayIn(String state) {
        return runsIn.contains(state) || pausedIn.contains(state);
    }
}
