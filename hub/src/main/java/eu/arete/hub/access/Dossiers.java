package eu.arete.hub.access;

import eu.arete.hub.accounts.PersonId;
import java.util.List;
import java.util.Optional;

/** The dossiers of this hub, as other rooms read them. */
public interface Dossiers {

    Optional<Dossier> find(DossierId id);

    /** Every dossier this person leads, newest first. */
    List<Dossier> ofApplicant(PersonId person);
}
