package eu.arete.hub.access.internal;

import eu.arete.hub.access.DossierId;
import eu.arete.hub.access.NamedUser;
import eu.arete.hub.access.Period;
import eu.arete.hub.access.Permit;
import eu.arete.hub.access.PermitClosed;
import eu.arete.hub.access.PermitGranted;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.accounts.Accounts;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.procedures.Passage;
import eu.arete.hub.procedures.Rule;
import eu.arete.hub.procedures.Standing;
import eu.arete.hub.procedures.Step;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes permits out of decisions and carries out the commands on them. */
@Service
public class Grants {

    private final PermitStore store;
    private final Series series;
    private final Accounts accounts;
    private final Publication publication;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Grants(
            PermitStore store,
            Series series,
            Accounts accounts,
            Publication publication,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.series = series;
        this.accounts = accounts;
        this.publication = publication;
        this.events = events;
        this.clock = clock;
    }

    /** In the transaction of the decision: the permit says what the application asked, from today, for as long as it asked. */
    Permit grant(DossierFile dossier, PersonId decidedBy, List<String> conditions, Instant now) {
        Application asked = dossier.application();
        LocalDate start = LocalDate.ofInstant(now, Permit.ZONE);
        Permit permit = new Permit(
                new PermitId(UUID.randomUUID()),
                series.next("P", start.getYear()),
                1,
                dossier.id(),
                asked.title(),
                asked.scope(),
                new Period(LocalDate.parse(asked.careFrom()), LocalDate.parse(asked.careTo())),
                asked.population(),
                dossier.applicant(),
                asked.namedUsers().stream()
                        .map(email -> accounts.findByEmail(email)
                                .orElseThrow(() -> Refused.conflict("access.account-closed", email)))
                        .map(person -> new NamedUser(person.id(), false))
                        .distinct()
                        .toList(),
                start,
                start.plusMonths(asked.durationMonths()).minusDays(1),
                Permit.State.PENDING_ACCEPTANCE,
                conditions);
        store.keep(permit, decidedBy, now);
        return permit;
    }

    /** @throws Refused unless there is such a permit, and this person may see it */
    @Transactional(readOnly = true)
    public PermitFile read(Actor actor, PermitId id) {
        return visible(actor, store.find(id));
    }

    @Transactional(readOnly = true)
    public Optional<PermitFile> of(DossierId dossier) {
        return store.ofDossier(dossier);
    }

    /**
     * Gives a command: {@code accept-conditions}, {@code accept-terms}, {@code revoke}.
     *
     * @throws Refused when the table does not have it for this person now
     */
    @Transactional
    public PermitFile give(Actor actor, PermitId id, String command, Details details) {
        PermitFile file = visible(actor, store.lock(id));
        Passage passage = opened(file, command, file.standing(actor));
        if (command.equals("revoke") && details.reasons().isEmpty()) {
            throw Refused.because("access.reasons-missing", command).at(Place.field("reasons"));
        }
        if (command.equals("accept-terms")) {
            boolean named = file.permit().namedUsers().stream()
                    .anyMatch(user -> user.person().equals(actor.id()));
            if (!named) {
                throw Refused.forbidden("access.not-named", file.permit().number());
            }
            store.acceptTerms(id, actor.id(), passage.at());
        }
        if (command.equals("revoke")) {
            store.takePart(file.permit().dossier(), actor.id());
        }
        return pass(file, new Event(passage, actor.id(), details));
    }

    /** Notes the end of the permits whose last day has passed. */
    @Transactional
    public void passTime() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Permit.ZONE);
        for (PermitId id : store.pastTheirEnd(today)) {
            PermitFile file = store.lock(id).orElseThrow();
            if (!file.journey().state().isClosed()) {
                pass(file, new Event(opened(file, "expire", Standing.CLOCK), null, Details.NONE));
            }
        }
    }

    private PermitFile pass(PermitFile file, Event event) {
        PermitId id = file.permit().id();
        store.record(file.permit(), event);
        PermitFile after = store.find(id).orElseThrow();
        publication.passed(after, event);
        if (event.passage().command().equals("accept-conditions")) {
            events.publishEvent(new PermitGranted(id));
        } else if (after.journey().state().isClosed()) {
            events.publishEvent(new PermitClosed(id, after.permit().state()));
        }
        return after;
    }

    private Passage opened(PermitFile file, String command, Standing standing) {
        Step step = file.journey().step(command, Rule.PLAIN, standing, clock.instant());
        if (step instanceof Step.Barred barred) {
            throw Barrier.refusal(barred);
        }
        return ((Step.Open) step).passage();
    }

    private static PermitFile visible(Actor actor, Optional<PermitFile> file) {
        return file.filter(found -> found.isVisibleTo(actor))
                .orElseThrow(() -> Refused.notFound("access.no-such-permit"));
    }
}
