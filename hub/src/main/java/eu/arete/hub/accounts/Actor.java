package eu.arete.hub.accounts;

import eu.arete.hub.site.Refused;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The person acting now, in one session. Take it as a controller argument, or from {@link CurrentActor}.
 *
 * @param secondFactor whether the session was opened with a second factor
 */
public record Actor(Person person, boolean secondFactor) {
    public PersonId id() {
        return person.id();
    }

    public OrganisationId organisation() {
        return person.organisation();
    }

    /** The roles this session may use: those that see data only with a second factor. */
    public Set<Role> roles() {
        return person.roles().stream()
                .filter(role -> secondFactor || !role.needsSecondFactor())
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean is(Role role) {
        return roles().contains(role);
    }

    /** @throws Refused 403, unless this person has the role and this session may use it */
    public void mustBe(Role role) {
        if (!is(role)) {
            throw person.is(role) ? needsSecondFactor() : Refused.forbidden("accounts.not-allowed", role.name());
        }
    }

    /** For what shows persons' data to someone by relationship (a permit's named users) rather than by role. */
    public void mustHaveSecondFactor() {
        if (!secondFactor) {
            throw needsSecondFactor();
        }
    }

    private static Refused needsSecondFactor() {
        return Refused.forbidden("accounts.second-factor");
    }
}
