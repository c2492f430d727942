package eu.arete.hub.workspace.web;

import eu.arete.hub.access.Permit;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.access.Permits;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.site.Refused;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who may come in: a named user who accepted the terms, with a second factor, while the permit is in force. Roles open nothing here. */
@Component
class Admission {

    private final Permits permits;
    private final Clock clock;

    Admission(Permits permits, Clock clock) {
        this.permits = permits;
        this.clock = clock;
    }

    /** @param text the permit's number or identity */
    Permit of(Actor actor, String text) {
        Permit permit = find(text).orElseThrow(() -> Refused.notFound("workspace.no-such-permit", text));
        if (!permit.admits(actor.id())) {
            throw Refused.forbidden(
                    permit.isMember(actor.id()) ? "workspace.terms-not-accepted" : "workspace.not-a-named-user",
                    permit.number());
        }
        actor.mustHaveSecondFactor();
        if (!permit.inForce(clock.instant())) {
            throw Refused.forbidden("workspace.permit-ended", permit.number());
        }
        return permit;
    }

    private Optional<Permit> find(String text) {
        try {
            return permits.find(PermitId.parse(text));
        } catch (IllegalArgumentException notAnIdentity) {
            return permits.find(text);
        }
    }
}
