package eu.arete.hub.hosting.gate;

import eu.arete.hub.Sha256;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.hosting.Gate;
import eu.arete.hub.hosting.Seal;
import eu.arete.hub.hosting.gate.Derogation.Signatory;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Excuses from a rule of the gate. An administrator proposes, the authority approves, never the same person; both are public with
 * name and function, and so are the reason and the end. The public log names nobody.
 */
@Service
public class Derogations {
    private static final int LONGEST_REASON = 4000;
    private static final int SHORTEST_REASON = 20;
    private static final int LONGEST_FUNCTION = 120;

    private final DerogationStore store;
    private final Gate gate;
    private final Seal seal;
    private final PublicLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final GatePolicy policy = GatePolicy.current();

    Derogations(
            DerogationStore store, Gate gate, Seal seal, PublicLog log, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.gate = gate;
        this.seal = seal;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Newest first. */
    public List<Derogation> latest(int count) {
        return store.latest(count);
    }

    /** @throws Refused 404 */
    public Derogation derogation(String number) {
        return store.find(number).orElseThrow(() -> Refused.notFound("hosting.no-such-derogation", number));
    }

    /**
     * Proposes one; it excuses nothing yet.
     *
     * @param function in which the actor answers for it
     * @param until its last day
     */
    public Derogation propose(
            Actor actor,
            @Nullable String rule,
            @Nullable String reason,
            @Nullable String function,
            @Nullable LocalDate until) {
        actor.mustBe(Role.ADMINISTRATOR);
        PolicyRule excused = derogable(Fields.text("rule", rule, 16));
        String why = Fields.text("reason", reason, LONGEST_REASON);
        if (why.length() < SHORTEST_REASON) {
            throw Refused.because("hosting.derogation-reason", SHORTEST_REASON).at(Place.field("reason"));
        }
        Signatory proposer = signatory(actor, function);
        Instant now = now();
        Instant end = policy.endOf(Fields.present("until", until));
        checkEnd(excused, end, now);
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            store.lock();
            store.lapse(excused.id(), now);
            if (store.isWaiting(excused.id(), now)) {
                throw Refused.conflict("hosting.derogation-waiting", excused.id());
            }
            Derogation derogation = new Derogation(
                    UUID.randomUUID(),
                    number(now),
                    excused.id(),
                    why,
                    proposer,
                    now,
                    Optional.empty(),
                    Optional.empty(),
                    end,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            store.add(derogation);
            return derogation;
        }));
    }

    /** Puts one in force: sealed, logged, and weighed at once. */
    public Derogation approve(Actor actor, String number, @Nullable String function) {
        actor.mustBe(Role.AUTHORITY);
        Signatory approver = signatory(actor, function);
        transaction.executeWithoutResult(status -> {
            Derogation derogation = waiting(number);
            if (derogation.proposedBy().person().equals(approver.person())) {
                throw Refused.forbidden("hosting.derogation-two-persons", number);
            }
            Instant now = now();
            checkEnd(derogable(derogation.rule()), derogation.until(), now);
            String json = DecisionText.of(derogation, approver, now, policy);
            String note = new String(seal.seal(json + "\n").bytes(), StandardCharsets.UTF_8);
            String sha256 = Sha256.of(json);
            store.approve(derogation.id(), approver, now, note, sha256);
            tell(derogation, "approved", sha256);
        });
        gate.now();
        return derogation(number);
    }

    /** Takes back a proposal, or ends one in force before its time. */
    public Derogation end(Actor actor, String number, @Nullable String function) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            actor.mustBe(Role.AUTHORITY);
        }
        Signatory ender = signatory(actor, function);
        transaction.executeWithoutResult(status -> {
            Derogation derogation = store.findForUpdate(number)
                    .orElseThrow(() -> Refused.notFound("hosting.no-such-derogation", number));
            Instant now = now();
            Derogation.State state = derogation.state(now);
            if (state != Derogation.State.PROPOSED && state != Derogation.State.IN_FORCE) {
                throw Refused.conflict("hosting.derogation-over", number);
            }
            store.end(derogation.id(), ender, now);
            derogation.sha256().ifPresent(sha256 -> tell(derogation, "revoked", sha256));
        });
        gate.now();
        return derogation(number);
    }

    private Derogation waiting(String number) {
        Derogation derogation =
                store.findForUpdate(number).orElseThrow(() -> Refused.notFound("hosting.no-such-derogation", number));
        if (derogation.state(now()) != Derogation.State.PROPOSED) {
            throw Refused.conflict("hosting.derogation-over", number);
        }
        return derogation;
    }

    private PolicyRule derogable(String rule) {
        PolicyRule found = policy.rule(rule)
                .orElseThrow(() -> Refused.because("hosting.no-such-rule", rule).at(Place.field("rule")));
        if (!found.derogable()) {
            throw Refused.because("hosting.rule-not-derogable", rule).at(Place.field("rule"));
        }
        return found;
    }

    private void checkEnd(PolicyRule rule, Instant end, Instant now) {
        Instant latest = policy.after(now, rule.longestDerogation().orElseThrow());
        if (!end.isAfter(now) || end.isAfter(policy.endOf(policy.dayOf(latest)))) {
            throw Refused.because("hosting.derogation-end", policy.dayOf(latest).toString())
                    .at(Place.field("until"));
        }
    }

    private void tell(Derogation derogation, String act, String sha256) {
        log.append(Entry.of(EntryType.GATE_OVERRIDDEN)
                .outcome("derogation." + derogation.rule().toLowerCase(Locale.ROOT) + "." + act)
                .policy(policy.version())
                .sha256(sha256));
    }

    private static Signatory signatory(Actor actor, @Nullable String function) {
        return new Signatory(
                actor.id().value(), actor.person().name(), Fields.text("function", function, LONGEST_FUNCTION));
    }

    private String number(Instant now) {
        int year = policy.dayOf(now).getYear();
        return String.format(Locale.ROOT, "DER-%d-%04d", year, store.countOfYear(year) + 1);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
