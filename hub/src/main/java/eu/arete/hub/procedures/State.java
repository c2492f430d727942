package eu.arete.hub.procedures;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place where a dossier can stand.
 *
 * @param acts who must act next, null when the state is closed
 */
public record State(String name, @Nullable Party acts, Text titles) {

    public boolean isClosed() {
        return acts == null;
    }

    public Optional<Party> turn() {
        return Optional.ofNullable(acts);
    }
}
