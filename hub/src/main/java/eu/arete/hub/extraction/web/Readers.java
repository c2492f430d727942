package eu.arete.hub.extraction.web;

import eu.arete.hub.access.Permit;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.access.Permits;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.extraction.internal.Holds;
import eu.arete.hub.site.Refused;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who may read what an extract holds: the project, the authority, and reviewers once it was held. */
@Component
class Readers {

    private final Permits permits;
    private final Holds holds;

    Readers(Permits permits, Holds holds) {
        this.permits = permits;
        this.holds = holds;
    }

    /** @param text the permit's number or identity */
    Permit permit(String text) {
        return find(text).orElseThrow(() -> Refused.notFound("extraction.no-such-permit", text));
    }

    Permit toRead(Actor actor, String text) {
        actor.mustHaveSecondFactor();
        Permit permit = permit(text);
        boolean reviews = Holds.isReviewer(actor) && holds.last(permit.id()).isPresent();
        if (!reviews) {
            mustBeOfIt(actor, permit);
        }
        return permit;
    }

    /** The project or the authority. */
    Permit toAskFor(Actor actor, String text) {
        actor.mustHaveSecondFactor();
        Permit permit = permit(text);
        mustBeOfIt(actor, permit);
        return permit;
    }

    private static void mustBeOfIt(Actor actor, Permit permit) {
        if (!permit.isMember(actor.id()) && !actor.is(Role.AUTHORITY)) {
            throw Refused.forbidden("extraction.not-a-member", permit.number());
        }
    }

    private Optional<Permit> find(String text) {
        try {
            return permits.find(PermitId.parse(text));
        } catch (IllegalArgumentException notAnIdentity) {
            return permits.find(text);
        }
    }
}
