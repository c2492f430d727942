package eu.arete.hub.access;

import eu.arete.hub.accounts.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The permits of this hub, as the rooms that serve them read them. */
public interface Permits {

    Optional<Permit> find(PermitId id);

    /** By the number people quote. */
    Optional<Permit> find(String number);

    /** The permit granted to this dossier, if any. */
    Optional<Permit> of(DossierId dossier);

    /** Every permit this person applied for or is named in, newest first. */
    List<Permit> ofPerson(PersonId person);

    /** All permits, newest first. */
    List<Permit> all();

    /** The permit if it {@linkplain Permit#inForce(Instant) is in force} at this moment; empty too when there is no such permit. */
    default Optional<Permit> inForce(PermitId id, Instant now) {
        return find(id).filter(permit -> permit.inForce(now));
    }
}
