package eu.arete.hub.airlock;

import eu.arete.hub.access.PermitId;
import eu.arete.hub.accounts.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * A result table somebody asked to take out.
 *
 * @param number what people quote, as {@code ARETE-O-2026-0001}
 * @param permit the permit on whose extract it was computed
 * @param revision the one under review: 1 at the request, one more each time it is asked again
 * @param decidedAt when it was refused or released
 */
public record Output(
        OutputId id,
        String number,
        PermitId permit,
        String permitNumber,
        PersonId requester,
        String title,
        State state,
        int revision,
        Instant requestedAt,
        Optional<Instant> decidedAt) {

    /** Where an output stands; the last three are final. */
    public enum State {
        REQUESTED,
        CHANGE_ASKED,
        REFUSED,
        RELEASED,
        WITHDRAWN
    }
}
