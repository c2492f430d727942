package eu.arete.hub.accounts;

import java.util.Set;

/**
 * A person with an open account.
 *
 * @param roles all roles given, whether or not the current session may use them (see {@link Actor#roles()})
 */
public record Person(PersonId id, String name, String email, OrganisationId organisation, Set<Role> roles) {
    public Person {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
