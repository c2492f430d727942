package eu.arete.hub.access.web;

import eu.arete.hub.access.DossierId;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.site.Refused;

/** Reads the identities in addresses; one that cannot be is one that does not exist. */
final class Ids {

    private Ids() {}

    static DossierId dossier(String text) {
        try {
            return DossierId.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw Refused.notFound("access.no-such-dossier");
        }
    }

    static PermitId permit(String text) {
        try {
            return PermitId.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw Refused.notFound("access.no-such-permit");
        }
    }
}
