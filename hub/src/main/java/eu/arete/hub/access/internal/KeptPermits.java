package eu.arete.hub.access.internal;

import eu.arete.hub.access.DossierId;
import eu.arete.hub.access.Permit;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.access.Permits;
import eu.arete.hub.accounts.PersonId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The face of this room for those who serve permits. */
@Service
class KeptPermits implements Permits {

    private final PermitStore store;

    KeptPermits(PermitStore store) {
        this.store = store;
    }

    @Override
    public Optional<Permit> find(PermitId id) {
        return store.find(id).map(PermitFile::permit);
    }

    @Override
    public Optional<Permit> find(String number) {
        return store.byNumber(number).map(PermitFile::permit);
    }

    @Override
    public Optional<Permit> of(DossierId dossier) {
        return store.ofDossier(dossier).map(PermitFile::permit);
    }

    @Override
    public List<Permit> ofPerson(PersonId person) {
        return store.ofPerson(person).stream().map(PermitFile::permit).toList();
    }

    @Override
    public List<Permit> all() {
        return store.all().stream().map(PermitFile::permit).toList();
    }
}
