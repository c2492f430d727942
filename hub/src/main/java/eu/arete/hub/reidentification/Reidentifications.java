package eu.arete.hub.reidentification;

import eu.arete.hub.Sha256;
import eu.arete.hub.access.Permit;
import eu.arete.hub.access.Permits;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.extraction.Extract;
import eu.arete.hub.extraction.Extracts;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.reidentification.Reidentification.Side;
import eu.arete.hub.reidentification.Reidentification.Signed;
import eu.arete.hub.reidentification.Reidentification.State;
import eu.arete.hub.reidentification.internal.ExtractLookup;
import eu.arete.hub.reidentification.internal.RequestTable;
import eu.arete.hub.reidentification.internal.Told;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import eu.arete.hub.site.Throttle;
import eu.arete.privacy.ProjectPseudonym;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What the people of the hub do with requests; desks come by {@link Searches}. */
@Service
public class Reidentifications {
    /** For the two approvals; then as long for a desk to find, and as long to have the person told. */
    static final Duration TO_APPROVE = Duration.ofDays(15);

    static final Duration TO_FIND = Duration.ofDays(30);

    private static final int SHORTEST = 40;
    private static final int LONGEST = 4000;
    private static final int TRIES_PER_MINUTE = 6;

    private final RequestTable table;
    private final ExtractLookup lookup;
    private final Permits permits;
    private final Extracts extracts;
    private final PublicLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Throttle asking;
    private final int mostPerYear;

    Reidentifications(
            RequestTable table,
            ExtractLookup lookup,
            Permits permits,
            Extracts extracts,
            PublicLog log,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${arete.reidentification.per-permit-and-year:20}") int mostPerYear) {
        this.table = table;
        this.lookup = lookup;
        this.permits = permits;
        this.extracts = extracts;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
        this.asking = new Throttle(TRIES_PER_MINUTE, clock);
        this.mostPerYear = mostPerYear;
    }

    /**
     * Asks, for a project, that a person of its extract be told something.
     *
     * @param code by which the project knows the person; one that is not in its extract is refused
     * @param finding for a physician: what, how sure, why it matters to the person
     */
    public Reidentification request(
            Actor actor, @Nullable String permitNumber, @Nullable String code, @Nullable String finding) {
        actor.mustHaveSecondFactor();
        String number = Fields.text("permit", permitNumber, 64);
        Permit permit = permits.find(number)
                .filter(known -> known.admits(actor.id()) && known.inForce(now()))
                .orElseThrow(() -> Refused.notFound("reidentification.no-such-permit", number));
        asking.count(actor.id().toString());
        ProjectPseudonym meant = pseudonym(code);
        String found = Fields.text("finding", finding, LONGEST);
        if (found.length() < SHORTEST) {
            throw Refused.because("reidentification.finding", SHORTEST).at(Place.field("finding"));
        }
        Extract extract = extracts.current(permit.id())
                .orElseThrow(() -> Refused.conflict("reidentification.no-extract", number));
        if (!lookup.holds(extract, meant)) {
            throw Refused.because("reidentification.not-yours").at(Place.field("code"));
        }
        return Objects.requireNonNull(transaction.execute(status -> add(actor, permit, meant, found)));
    }

    private Reidentification add(Actor actor, Permit permit, ProjectPseudonym code, String finding) {
        table.lock();
        Instant now = now();
        if (table.isOpenFor(permit.id(), code)) {
            throw Refused.conflict("reidentification.already-open").at(Place.field("code"));
        }
        if (table.countOf(permit.id(), now.minus(Duration.ofDays(365))) >= mostPerYear) {
            throw Refused.conflict("reidentification.too-many", mostPerYear);
        }
        int year = now.atZone(ZoneOffset.UTC).getYear();
        Reidentification request = new Reidentification(
                UUID.randomUUID(),
                String.format(Locale.ROOT, "REID-%d-%04d", year, table.countOfYear(year) + 1),
                permit.id(),
                permit.number(),
                Optional.of(finding),
                Sha256.of(finding),
                State.REQUESTED,
                signed(actor),
                now.plus(TO_APPROVE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty());
        table.add(request, code);
        log.append(Told.of(request, "requested"));
        return request;
    }

    private static ProjectPseudonym pseudonym(@Nullable String code) {
        String text = Fields.text("code", code, 64).toLowerCase(Locale.ROOT);
        if (!ProjectPseudonym.hasShape(text)) {
            throw Refused.because("reidentification.not-a-code").at(Place.field("code"));
        }
        return new ProjectPseudonym(text);
    }

    /** Those this person has to do with, newest first: of their permits, or all for those who approve. */
    public List<Reidentification> latest(Actor actor, int count) {
        return table.latest(count).stream()
                .filter(request -> mayRead(actor, request))
                .toList();
    }

    /** @throws Refused 404 when there is none, or it is not this person's to read */
    public Reidentification find(Actor actor, String number) {
        return table.find(number).filter(request -> mayRead(actor, request)).orElseThrow(() -> none(number));
    }

    private boolean mayRead(Actor actor, Reidentification request) {
        return approves(actor)
                || actor.secondFactor()
                        && permits.find(request.permit())
                                .filter(permit -> permit.isMember(actor.id()))
                                .isPresent();
    }

    private static boolean approves(Actor actor) {
        return actor.is(Role.COMMITTEE) || actor.is(Role.AUTHORITY);
    }

    /** One of the two approvals. The second opens the search. */
    public Reidentification approve(Actor actor, String number, Side side) {
        actor.mustBe(side == Side.MEDICAL ? Role.COMMITTEE : Role.AUTHORITY);
        transaction.executeWithoutResult(status -> {
            Reidentification request = open(actor, number, State.REQUESTED);
            mustBeAnother(actor, request);
            Optional<Signed> before = side == Side.MEDICAL ? request.medical() : request.legal();
            if (before.isPresent()) {
                throw over(number);
            }
            table.approve(request.id(), side, signed(actor));
            log.append(Told.of(request, side.name().toLowerCase(Locale.ROOT) + "-approved"));
            boolean both = (side == Side.MEDICAL ? request.legal() : request.medical()).isPresent();
            if (both) {
                table.open(request.id(), now().plus(TO_FIND));
                log.append(Told.of(request, "opened"));
            }
        });
        return find(actor, number);
    }

    public Reidentification refuse(Actor actor, String number, @Nullable String reason) {
        if (!approves(actor)) {
            actor.mustBe(Role.AUTHORITY);
        }
        String why = Fields.text("reason", reason, LONGEST);
        transaction.executeWithoutResult(status -> {
            Reidentification request = open(actor, number, State.REQUESTED);
            mustBeAnother(actor, request);
            table.refuse(request.id(), why, now());
            log.append(Told.of(request, "refused"));
        });
        return find(actor, number);
    }

    /** By the project, as long as no desk has found the person. */
    public Reidentification withdraw(Actor actor, String number) {
        actor.mustHaveSecondFactor();
        transaction.executeWithoutResult(status -> {
            Reidentification request = open(actor, number, State.REQUESTED, State.APPROVED);
            boolean theirs = permits.find(request.permit())
                    .filter(permit -> permit.isMember(actor.id()))
                    .isPresent();
            if (!theirs) {
                throw Refused.forbidden("reidentification.not-the-project", number);
            }
            table.end(request.id(), State.WITHDRAWN, Optional.empty(), now());
            log.append(Told.of(request, "withdrawn"));
        });
        return find(actor, number);
    }

    private Reidentification open(Actor actor, String number, State... states) {
        Reidentification request = table.findForUpdate(number)
                .filter(known -> mayRead(actor, known))
                .orElseThrow(() -> none(number));
        if (!List.of(states).contains(request.state()) || !now().isBefore(request.until())) {
            throw over(number);
        }
        return request;
    }

    /** Nobody approves for the project they are of, nor twice. */
    private void mustBeAnother(Actor actor, Reidentification request) {
        UUID person = actor.id().value();
        boolean project = request.requested().person().equals(person)
                || permits.find(request.permit())
                        .filter(permit -> permit.isMember(actor.id()))
                        .isPresent();
        boolean approved = Optional.of(person).equals(request.medical().map(Signed::person))
                || Optional.of(person).equals(request.legal().map(Signed::person));
        if (project || approved) {
            throw Refused.forbidden("reidentification.two-persons", request.number());
        }
    }

    private Signed signed(Actor actor) {
        return new Signed(actor.id().value(), actor.person().name(), now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    static Refused none(String number) {
        return Refused.notFound("reidentification.no-such-request", number);
    }

    static Refused over(String number) {
        return Refused.conflict("reidentification.over", number);
    }
}
