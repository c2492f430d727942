package eu.arete.hub.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The dossiers of this hub, as other rooms read them. */
public interface Dossiers {

    Optional<Dossier> find(DossierId id);

    /** Every dossier this person leads, newest first. */
    List<Dossier> ofApplicant(UUID person);
}
