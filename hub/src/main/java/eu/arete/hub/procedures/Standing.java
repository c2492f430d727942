package eu.arete.hub.procedures;

import java.util.Optional;
import java.util.Set;

/**
 * What a person is towards one dossier: the parts their roles let them take, and the part they already hold in it.
 *
 * @param capable the parts their roles let them take
 * @param held the part they hold in this dossier, if any; it excludes all others
 */
public record Standing(Set<Party> capable, Optional<Party> held) {

    /** The standing of the passage of time itself. */
    public static final Standing CLOCK = new Standing(Set.of(), Optional.of(Party.CLOCK));

    public Standing {
        capable = Set.copyOf(capable);
    }

    /** Whether this person may act on the dossier as this party. */
    public boolean mayActAs(Party party) {
        if (held.isPresent()) {
            return held.get() == party && (!party.isTakenByRole() || capable.contains(party));
        }
        return party.isTakenByRole() && capable.contains(party);
    }
}
