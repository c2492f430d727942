package eu.arete.hub.access.internal;

import eu.arete.hub.access.Dossier;
import eu.arete.hub.access.DossierId;
import eu.arete.hub.access.Permit;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.procedures.Journey;
import eu.arete.hub.procedures.Party;
import eu.arete.hub.procedures.Procedures;
import eu.arete.hub.procedures.Standing;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A whole dossier as it is kept.
 *
 * @param version one more at each change, to notice that somebody else changed it meanwhile
 * @param organisation short name of the applicant's organisation when the dossier was opened
 * @param draft the applicant's working copy
 * @param submitted what was last sent in, null before the first time
 * @param duties the part each person holds
 */
public record DossierFile(
        DossierId id,
        String number,
        String procedure,
        String state,
        int version,
        PersonId applicant,
        String organisation,
        Application draft,
        @Nullable Application submitted,
        @Nullable Instant submittedAt,
        Instant openedAt,
        List<Event> events,
        Map<PersonId, Party> duties) {

    public DossierFile {
        events = List.copyOf(events);
        duties = Map.copyOf(duties);
    }

    DossierFile with(List<Event> happened, Map<PersonId, Party> held) {
        return new DossierFile(
                id,
                number,
                procedure,
                state,
                version,
                applicant,
                organisation,
                draft,
                submitted,
                submittedAt,
                openedAt,
                happened,
                held);
    }

    public Journey journey() {
        return new Journey(
                Procedures.DOSSIERS.named(procedure),
                events.stream().map(Event::passage).toList(),
                Permit.ZONE);
    }

    public boolean isSubmitted() {
        return submittedAt != null;
    }

    /** What was last sent in; the draft before the first time. */
    public Application application() {
        return submitted != null ? submitted : draft;
    }

    public Standing standing(Actor actor) {
        return new Standing(capable(actor.roles()), Optional.ofNullable(duties.get(actor.id())));
    }

    /** Drafts are for their applicant; what was sent in, for the project and for those who may have to judge it. */
    public boolean isVisibleTo(Actor actor) {
        Party held = duties.get(actor.id());
        if (held == Party.APPLICANT) {
            return true;
        }
        return isSubmitted() && (held != null || !capable(actor.roles()).isEmpty());
    }

    /** The latest event of this command, if there was one. */
    public Optional<Event> latest(String... commands) {
        List<String> among = List.of(commands);
        return events.stream()
                .filter(event -> among.contains(event.passage().command()))
                .reduce((earlier, later) -> later);
    }

    public Dossier dossier() {
        return new Dossier(
                id,
                number,
                procedure,
                state,
                applicant,
                application().title(),
                application().scope(),
                submittedAt);
    }

    static Set<Party> capable(Set<Role> roles) {
        Set<Party> parties = EnumSet.noneOf(Party.class);
        if (roles.contains(Role.OFFICER)) {
            parties.add(Party.OFFICER);
        }
        if (roles.contains(Role.COMMITTEE)) {
            parties.add(Party.COMMITTEE);
        }
        if (roles.contains(Role.AUTHORITY)) {
            parties.add(Party.AUTHORITY);
        }
        return parties;
    }
}
