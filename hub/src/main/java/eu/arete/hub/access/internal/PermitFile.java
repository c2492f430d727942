package eu.arete.hub.access.internal;

import eu.arete.hub.access.Permit;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.procedures.Journey;
import eu.arete.hub.procedures.Party;
import eu.arete.hub.procedures.Procedures;
import eu.arete.hub.procedures.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A permit as it is kept.
 *
 * @param edition one more at each change, to notice that somebody else changed it meanwhile
 * @param duties the parts people hold in its dossier
 */
public record PermitFile(
        Permit permit,
        int edition,
        String organisation,
        Instant grantedAt,
        List<Event> events,
        Map<PersonId, Party> duties) {

    public PermitFile {
        events = List.copyOf(events);
        duties = Map.copyOf(duties);
    }

    public Journey journey() {
        return new Journey(
                Procedures.PERMIT, events.stream().map(Event::passage).toList(), Permit.ZONE);
    }

    /** Whoever applied and is named too acts as the applicant. */
    public Standing standing(Actor actor) {
        return new Standing(DossierFile.capable(actor.roles()), Optional.ofNullable(duties.get(actor.id())));
    }

    public boolean isVisibleTo(Actor actor) {
        return duties.containsKey(actor.id())
                || !DossierFile.capable(actor.roles()).isEmpty();
    }
}
