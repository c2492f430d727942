package eu.arete.hub.access.internal;

import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.procedures.Passage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A recorded passage with who gave the command and what went with it; {@code person} is null when time did. */
public record Event(Passage passage, @Nullable PersonId person, Details details) {

    public Optional<PersonId> who() {
        return Optional.ofNullable(person);
    }
}
