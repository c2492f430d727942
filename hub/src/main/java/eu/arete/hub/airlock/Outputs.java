package eu.arete.hub.airlock;

import eu.arete.hub.access.NamedUser;
import eu.arete.hub.access.Permit;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.access.Permits;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.airlock.internal.Examination;
import eu.arete.hub.airlock.internal.OutputStore;
import eu.arete.hub.airlock.internal.RevisionStore;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What the people of a project can do: look at what would leave, ask, ask again, give up. */
@Service
public class Outputs {

    private final Permits permits;
    private final Examination examination;
    private final OutputStore outputs;
    private final RevisionStore revisions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Outputs(
            Permits permits,
            Examination examination,
            OutputStore outputs,
            RevisionStore revisions,
            TransactionTemplate transaction,
            Clock clock) {
        this.permits = permits;
        this.examination = examination;
        this.outputs = outputs;
        this.revisions = revisions;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The table of a query with every cell marked, for its asker alone: nothing is kept. */
    public TableMarks preview(Actor actor, PermitId permit, String sql) {
        return examination.examine(open(actor, permit), sql).preview();
    }

    /** Asks to take a table out. The table is computed once, now: reviewers decide on these very bytes. */
    public Output request(Actor actor, PermitId permitId, Asked asked) {
        Permit permit = open(actor, permitId);
        Examination.Examined examined = leaving(permit, asked.sql());
        Instant now = clock.instant();
        return done(transaction.execute(status -> {
            Output output = outputs.add(permit, actor.id(), asked, now);
            outputs.keepMembers(output.id(), members(permit, actor));
            revisions.add(output.id(), 1, asked, examined, examination.policy(), actor.id(), now);
            return output;
        }));
    }

    /** Asks again after a reviewer asked for a change, or before any decision: earlier opinions no longer count. */
    public Output revise(Actor actor, OutputId id, Asked asked) {
        Output before = ofRequester(actor, id);
        Permit permit = open(actor, before.permit());
        Examination.Examined examined = leaving(permit, asked.sql());
        return done(transaction.execute(status -> {
            Output held = undecided(id);
            int revision = held.revision() + 1;
            outputs.keepMembers(id, members(permit, actor));
            revisions.add(id, revision, asked, examined, examination.policy(), actor.id(), clock.instant());
            outputs.reopen(id, revision, asked.title());
            return outputs.find(id).orElseThrow();
        }));
    }

    public Output withdraw(Actor actor, OutputId id) {
        ofRequester(actor, id);
        return done(transaction.execute(status -> {
            undecided(id);
            outputs.become(id, Output.State.WITHDRAWN, clock.instant());
            return outputs.find(id).orElseThrow();
        }));
    }

    /** Every output this person asked for, newest first. */
    public List<Output> of(PersonId person) {
        return outputs.ofRequester(person);
    }

    /** Every output of a permit, newest first. */
    public List<Output> of(PermitId permit) {
        return outputs.ofPermit(permit);
    }

    /** The permit, if this person works under it now, with a second factor. */
    private Permit open(Actor actor, PermitId id) {
        Permit permit = permits.find(id).orElseThrow(() -> Refused.notFound("airlock.no-permit", id));
        if (!permit.admits(actor.id())) {
            throw Refused.forbidden("airlock.not-named", permit.number());
        }
        actor.mustHaveSecondFactor();
        if (!permit.inForce(clock.instant())) {
            throw Refused.conflict("airlock.permit-closed", permit.number());
        }
        return permit;
    }

    private Examination.Examined leaving(Permit permit, String sql) {
        Examination.Examined examined = examination.examine(permit, sql);
        if (examined.review().rows().isEmpty()) {
            throw Refused.because("airlock.nothing-left").at(Place.field("sql"));
        }
        return examined;
    }

    private Output ofRequester(Actor actor, OutputId id) {
        return outputs.find(id)
                .filter(output -> output.requester().equals(actor.id()))
                .orElseThrow(() -> Refused.notFound("airlock.no-output"));
    }

    private Output undecided(OutputId id) {
        Output held = outputs.hold(id).orElseThrow(() -> Refused.notFound("airlock.no-output"));
        if (held.state() != Output.State.REQUESTED && held.state() != Output.State.CHANGE_ASKED) {
            throw Refused.conflict("airlock.decided", held.number());
        }
        return held;
    }

    /** Everyone on the project's side, the asker included. */
    static List<PersonId> members(Permit permit, Actor asker) {
        return Stream.concat(
                        Stream.of(permit.applicant(), asker.id()),
                        permit.namedUsers().stream().map(NamedUser::person))
                .distinct()
                .toList();
    }

    private static Output done(@Nullable Output output) {
        return Objects.requireNonNull(output);
    }
}
