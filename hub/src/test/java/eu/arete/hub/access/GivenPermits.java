package eu.arete.hub.access;

import eu.arete.hub.accounts.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Permits without their dossiers, for the rooms that only read them. */
public final class GivenPermits implements Permits {

    public final List<Permit> all = new CopyOnWriteArrayList<>();

    @Override
    public Optional<Permit> find(PermitId id) {
        return all.stream().filter(permit -> permit.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Permit> find(String number) {
        return all.stream().filter(permit -> permit.number().equals(number)).findFirst();
    }

    @Override
    public Optional<Permit> of(DossierId dossier) {
        return all.stream().filter(permit -> permit.dossier().equals(dossier)).findFirst();
    }

    @Override
    public List<Permit> ofPerson(PersonId person) {
        return all.stream().filter(permit -> permit.isMember(person)).toList();
    }

    @Override
    public List<Permit> all() {
        return new ArrayList<>(all);
    }
}
