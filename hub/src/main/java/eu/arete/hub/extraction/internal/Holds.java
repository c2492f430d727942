package eu.arete.hub.extraction.internal;

import static eu.arete.hub.publiclog.EntryType.EXTRACT_HELD;

import eu.arete.hub.access.Permit;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.access.Permits;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.extraction.internal.Hold.Verdict;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import eu.arete.lake.extract.RiskReport;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Extracts held for their risk, and the reviewers who decide on them: none of the project, two to deliver, one to refuse. */
@Service
public class Holds {

    private final HoldStore store;
    private final ExtractStore jobs;
    private final Permits permits;
    private final PublicLog log;
    private final ExtractJobs runner;
    private final Clock clock;

    Holds(HoldStore store, ExtractStore jobs, Permits permits, PublicLog log, ExtractJobs runner, Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.permits = permits;
        this.log = log;
        this.runner = runner;
        this.clock = clock;
    }

    /** Whether somebody with this role reviews. */
    public static boolean isReviewer(Actor actor) {
        return actor.is(Role.REVIEWER) || actor.is(Role.AUTHORITY);
    }

    /** What waits for this reviewer, oldest first. */
    public List<Hold> awaiting(Actor actor) {
        mustReview(actor);
        return store.open().stream()
                .filter(hold -> !hold.hasOpinionOf(actor.id()))
                .filter(hold -> permits.find(hold.permit())
                        .filter(permit -> !permit.isMember(actor.id()))
                        .isPresent())
                .toList();
    }

    public Optional<Hold> last(PermitId permit) {
        return store.last(permit);
    }

    /** Gives an opinion. The last agreement lets the extract be made again and delivered, unless it has become worse. */
    @Transactional
    public void give(Actor actor, Permit permit, @Nullable String verdict, @Nullable String reasons) {
        mustReview(actor);
        if (permit.isMember(actor.id())) {
            throw Refused.forbidden("extraction.own-project", permit.number());
        }
        Verdict given = verdict(Fields.text("verdict", verdict, 40));
        String why = Fields.text("reasons", reasons, 2_000);
        Hold hold = store.lock(permit.id()).orElseThrow(() -> Refused.conflict("extraction.not-held", permit.number()));
        Instant now = clock.instant();
        try {
            store.add(hold.job(), actor.id(), given, why, now);
        } catch (DuplicateKeyException e) {
            throw Refused.conflict("extraction.already-reviewed", permit.number());
        }
        if (given == Verdict.REFUSE) {
            settle(hold, given, "refused", now);
            jobs.end(hold.job(), now, "extraction.risk-refused");
        } else if (hold.agreed() + 1 >= hold.reviewers()) {
            settle(hold, given, "accepted", now);
            jobs.again(hold.job());
            KeptExtracts.afterCommit(runner::wake);
        }
    }

    private void settle(Hold hold, Verdict outcome, String word, Instant now) {
        store.settle(hold.job(), outcome, now);
        log.append(Entry.of(EXTRACT_HELD)
                .permit(hold.permitNumber())
                .outcome(word)
                .policy(hold.policy())
                .sha256(hold.reportSha256()));
    }

    /** Keeps an extract from being delivered. Joins the caller's transaction. */
    static void hold(
            HoldStore store,
            PublicLog log,
            UUID job,
            Permit permit,
            String report,
            String sha256,
            RiskReport.Classes found,
            Instant now) {
        RiskPolicy policy = RiskPolicy.current();
        store.add(job, permit, report, sha256, policy, found, now);
        log.append(Entry.of(EXTRACT_HELD)
                .permit(permit.number())
                .outcome("waits")
                .policy(policy.version())
                .sha256(sha256)
                .with(Field.PERMIT_VERSION, Integer.toString(permit.version())));
    }

    private static void mustReview(Actor actor) {
        actor.mustHaveSecondFactor();
        if (!isReviewer(actor)) {
            actor.mustBe(Role.REVIEWER);
        }
    }

    private static Verdict verdict(String typed) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.name().equalsIgnoreCase(typed))
                .findFirst()
                .orElseThrow(() -> Refused.because("extraction.verdict", typed).at(Place.field("verdict")));
    }
}
