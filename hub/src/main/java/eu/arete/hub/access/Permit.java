package eu.arete.hub.access;

import eu.arete.hub.accounts.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What an authority granted to one dossier, and nothing more: these columns, this period of care, these persons, these users, these days.
 *
 * @param number what people quote, as {@code ARETE-P-2026-0001}
 * @param version 1 at the decision, one more at each amendment or renewal
 * @param scope tables and columns, by dataset
 * @param period the care dates the extract may hold
 * @param start first day of use, {@code end} the last; days of the hub's zone
 */
public record Permit(
        PermitId id,
        String number,
        int version,
        DossierId dossier,
        String title,
        List<DatasetScope> scope,
        Period period,
        Population population,
        PersonId applicant,
        List<NamedUser> namedUsers,
        LocalDate start,
        LocalDate end,
        State state,
        List<String> conditions) {

    /** The zone in which the days of a permit begin and end. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    public enum State {
        /** Granted, but the applicant has not yet accepted its conditions: nothing may be extracted. */
        PENDING_ACCEPTANCE,
        GRANTED,
        REVOKED,
        EXPIRED
    }

    public Permit {
        scope = List.copyOf(scope);
        namedUsers = List.copyOf(namedUsers);
        conditions = List.copyOf(conditions);
    }

    /** Whether the extract may be made and used now: conditions accepted, not revoked, and between its two days. */
    public boolean inForce(Instant now) {
        return state == State.GRANTED && new Period(start, end).contains(LocalDate.ofInstant(now, ZONE));
    }

    /** Whether this person is one of the named users and has accepted the terms of use. */
    public boolean admits(PersonId person) {
        return namedUsers.stream().anyMatch(user -> user.person().equals(person) && user.acceptedTerms());
    }

    /** Whether this person is on the side of the project: its applicant or one of its named users, terms accepted or not. */
    public boolean isMember(PersonId person) {
        return applicant.equals(person)
                || namedUsers.stream().anyMatch(user -> user.person().equals(person));
    }
}
