package eu.arete.hub.access.internal;

import eu.arete.hub.access.Dossier;
import eu.arete.hub.access.DossierId;
import eu.arete.hub.access.Dossiers;
import eu.arete.hub.accounts.PersonId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The face of this room for those who read dossiers. */
@Service
class KeptDossiers implements Dossiers {

    private final DossierStore store;

    KeptDossiers(DossierStore store) {
        this.store = store;
    }

    @Override
    public Optional<Dossier> find(DossierId id) {
        return store.find(id).map(DossierFile::dossier);
    }

    @Override
    public List<Dossier> ofApplicant(PersonId person) {
        return store.ofApplicant(person).stream().map(DossierFile::dossier).toList();
    }
}
