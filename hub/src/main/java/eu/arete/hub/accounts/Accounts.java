package eu.arete.hub.accounts;

import java.util.List;
import java.util.Optional;

/** The people who may act here. */
public interface Accounts {
    /** @return the person, if their account is open */
    Optional<Person> find(PersonId id);

    Optional<Person> findByEmail(String email);

    /** @throws eu.arete.hub.site.Refused 404 if there is no such open account */
    Person person(PersonId id);

    /** @return open accounts, by name */
    List<Person> persons();

    Optional<Organisation> organisation(OrganisationId id);

    List<Organisation> organisations();
}
