package eu.arete.hub.access.internal;

import eu.arete.hub.access.DossierId;
import eu.arete.hub.access.Permit;
import eu.arete.hub.accounts.Accounts;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Person;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.procedures.Party;
import eu.arete.hub.procedures.Passage;
import eu.arete.hub.procedures.Procedure;
import eu.arete.hub.procedures.Procedures;
import eu.arete.hub.procedures.Purpose;
import eu.arete.hub.procedures.Rule;
import eu.arete.hub.procedures.Standing;
import eu.arete.hub.procedures.Step;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries out the commands of people and of time on dossiers: what the interpreter opens, recorded and logged in one transaction. */
@Service
public class Casework {

    private static final Set<String> SENDS_IN = Set.of("submit", "answer", "revise");
    private static final Set<String> NEEDS_REASONS =
            Set.of("give-opinion", "decide", "extend-opinion", "extend-decision", "request-information");

    /** Characters in all: far above what a complete application needs. */
    private static final int LONGEST_DRAFT = 500_000;

    private final DossierStore store;
    private final Series series;
    private final Grants grants;
    private final Offer offer;
    private final Accounts accounts;
    private final Publication publication;
    private final Clock clock;

    Casework(
            DossierStore store,
            Series series,
            Grants grants,
            Offer offer,
            Accounts accounts,
            Publication publication,
            Clock clock) {
        this.store = store;
        this.series = series;
        this.grants = grants;
        this.offer = offer;
        this.accounts = accounts;
        this.publication = publication;
        this.clock = clock;
    }

    /** @throws Refused unless there is such a dossier, and this person may see it */
    @Transactional(readOnly = true)
    public DossierFile read(Actor actor, DossierId id) {
        return visible(actor, store.find(id));
    }

    @Transactional
    public DossierFile open(Actor actor, String procedure) {
        actor.mustBe(Role.APPLICANT);
        if (!Procedures.DOSSIERS.has(procedure)) {
            throw Refused.because("access.unknown-procedure", procedure).at(Place.field("procedure"));
        }
        Instant now = clock.instant();
        DossierFile file = new DossierFile(
                new DossierId(UUID.randomUUID()),
                series.next("D", LocalDate.ofInstant(now, Permit.ZONE).getYear()),
                procedure,
                Procedures.DOSSIERS.named(procedure).initial(),
                1,
                actor.id(),
                actor.organisation().value(),
                Application.EMPTY,
                null,
                null,
                now,
                List.of(),
                Map.of(actor.id(), Party.APPLICANT));
        store.open(file);
        return file;
    }

    /** Keeps the working copy, complete or not. */
    @Transactional
    public DossierFile save(Actor actor, DossierId id, int version, Application draft) {
        DossierFile file = current(actor, id, version);
        opened(file, "save", Rule.PLAIN, file.standing(actor));
        if (draft.length() > LONGEST_DRAFT) {
            throw Refused.because("access.draft-too-long", LONGEST_DRAFT);
        }
        store.keepDraft(id, draft);
        return store.find(id).orElseThrow();
    }

    /**
     * Gives a command.
     *
     * @param version of the dossier this person was looking at
     * @throws Refused when the table does not have it for this person now, when the dossier changed meanwhile, or when the application lacks something
     */
    @Transactional
    public DossierFile give(Actor actor, DossierId id, int version, String command, String outcome, Details details) {
        DossierFile file = current(actor, id, version);
        Passage passage = opened(file, command, outcome, file.standing(actor));
        if (NEEDS_REASONS.contains(command) && details.reasons().isEmpty()) {
            throw Refused.because("access.reasons-missing", command).at(Place.field("reasons"));
        }
        if (SENDS_IN.contains(command)) {
            sendIn(file, passage.at());
        }
        if (passage.by() != Party.APPLICANT) {
            store.give(id, actor.id(), passage.by());
        }
        return pass(file, new Event(passage, actor.id(), details));
    }

    private static List<String> statesThatTimeLeaves() {
        return Procedures.DOSSIERS.all().stream()
                .flatMap(procedure -> procedure.rules().stream())
                .filter(rule -> rule.by() == Party.CLOCK)
                .map(Rule::state)
                .distinct()
                .toList();
    }

    /** Carries out what became due because terms have passed; the same moment twice changes nothing. */
    @Transactional
    public void passTime() {
        Instant now = clock.instant();
        for (DossierFile seen : store.in(statesThatTimeLeaves())) {
            if (seen.journey().due(now).isEmpty()) {
                continue;
            }
            DossierFile file = store.lock(seen.id()).orElseThrow();
            for (Rule rule : file.journey().due(now)) {
                Passage passage = opened(file, rule.command(), rule.outcomes().get(0), Standing.CLOCK);
                pass(file, new Event(passage, null, Details.NONE));
                break;
            }
        }
    }

    private DossierFile pass(DossierFile file, Event event) {
        store.record(file.id(), event);
        DossierFile after = store.find(file.id()).orElseThrow();
        Optional<String> permit = Optional.empty();
        if (event.passage().command().equals("decide")
                && event.passage().outcome().equals("GRANT")) {
            PersonId by = event.who().orElseThrow();
            permit = Optional.of(grants.grant(
                            after,
                            by,
                            event.details().conditions(),
                            event.passage().at())
                    .number());
        }
        if (after.isSubmitted()) {
            publication.passed(after, event, permit);
        }
        return after;
    }

    private void sendIn(DossierFile file, Instant now) {
        Application draft = file.draft();
        ApplicationCheck check = check(file);
        Optional<Purpose> forbidden = check.forbidden(draft);
        if (forbidden.isPresent()) {
            throw Refused.because("access.forbidden-purpose", forbidden.get().article())
                    .at(Place.field("purposes"));
        }
        List<Problem> problems = check.problems(draft);
        if (!problems.isEmpty()) {
            throw Refused.because("access.incomplete", problems.size())
                    .at(new LinkedHashSet<>(
                                    problems.stream().map(Problem::field).toList())
                            .stream().map(Place::field).toList());
        }
        store.submit(file.id(), draft, now);
        store.forgetMembers(file.id());
        for (String email : draft.namedUsers()) {
            Person member = accounts.findByEmail(email).orElseThrow();
            Party held = file.duties().get(member.id());
            if (held != null && held.isTakenByRole()) {
                throw Refused.because("access.judge-named", email).at(Place.field("namedUsers"));
            }
            if (held != Party.APPLICANT) {
                store.give(file.id(), member.id(), Party.MEMBER);
            }
        }
    }

    /** What an application lacks, for those who fill it and those who judge it. */
    public ApplicationCheck check(DossierFile file) {
        Procedure procedure = Procedures.DOSSIERS.named(file.procedure());
        return new ApplicationCheck(
                procedure, offer, email -> accounts.findByEmail(email).isPresent());
    }

    private Passage opened(DossierFile file, String command, String outcome, Standing standing) {
        Step step = file.journey().step(command, outcome, standing, clock.instant());
        if (step instanceof Step.Barred barred) {
            throw Barrier.refusal(barred);
        }
        return ((Step.Open) step).passage();
    }

    private DossierFile current(Actor actor, DossierId id, int version) {
        DossierFile file = visible(actor, store.lock(id));
        if (file.version() != version) {
            throw Refused.conflict("access.changed-meanwhile", file.number(), version, file.version());
        }
        return file;
    }

    private static DossierFile visible(Actor actor, Optional<DossierFile> file) {
        return file.filter(found -> found.isVisibleTo(actor))
                .orElseThrow(() -> Refused.notFound("access.no-such-dossier"));
    }
}
