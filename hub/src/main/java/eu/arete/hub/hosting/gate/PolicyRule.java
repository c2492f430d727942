package eu.arete.hub.hosting.gate;

import java.time.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One rule of the policy, as declared.
 *
 * @param id as {@code R3}
 * @param check which of the gate's checks weighs it
 * @param asks what must hold, in plain words
 * @param mend what to do when it does not
 * @param sources of the law
 * @param derogable whether a public derogation may excuse it
 * @param longest the longest derogation
 * @param parameters of the check
 */
public record PolicyRule(
        String id,
        String check,
        Words titles,
        Words asks,
        Words mend,
        Words sources,
        boolean derogable,
        @Nullable Period longest,
        JsonNode parameters) {

    public PolicyRule {
        if (derogable && longest == null) {
            throw new IllegalArgumentException(
                    "Rule " + id + " may be derogated from without end: declare the longest");
        }
    }

    public Optional<Period> longestDerogation() {
        return Optional.ofNullable(longest);
    }

    Parameters given() {
        return new Parameters(id, parameters);
    }
}
