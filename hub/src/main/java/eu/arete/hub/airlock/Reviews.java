package eu.arete.hub.airlock;

import eu.arete.hub.access.NamedUser;
import eu.arete.hub.access.Permit;
import eu.arete.hub.access.Permits;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.airlock.internal.OutputStore;
import eu.arete.hub.airlock.internal.Overlap;
import eu.arete.hub.airlock.internal.RevisionStore;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.site.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What reviewers can do: see what waits for them, and give an opinion on it. The last approval releases. */
@Service
public class Reviews {

    private final OutputStore outputs;
    private final RevisionStore revisions;
    private final Permits permits;
    private final PublicLog log;
    private final Clock clock;

    Reviews(OutputStore outputs, RevisionStore revisions, Permits permits, PublicLog log, Clock clock) {
        this.outputs = outputs;
        this.revisions = revisions;
        this.permits = permits;
        this.log = log;
        this.clock = clock;
    }

    /** What waits for this reviewer, oldest first. */
    public List<Output> awaiting(Actor actor) {
        actor.mustBe(Role.REVIEWER);
        return outputs.awaiting(actor.id()).stream()
                .filter(output -> !isOfProject(output, actor.id()))
                .toList();
    }

    /**
     * The output, if this reviewer may review it.
     *
     * @throws Refused 403 to somebody of the project
     */
    public Output reviewable(Actor actor, OutputId id) {
        actor.mustBe(Role.REVIEWER);
        Output output = outputs.find(id).orElseThrow(() -> Refused.notFound("airlock.no-output"));
        if (isOfProject(output, actor.id())) {
            throw Refused.forbidden("airlock.own-project", output.number());
        }
        return output;
    }

    /** All that is kept of it, with whether this reviewer has already given an opinion on its current revision. */
    public OutputFile file(Actor actor, OutputId id) {
        Output output = reviewable(actor, id);
        return new OutputFile(output, revisions.of(id), revisions.reviews(id));
    }

    /** The project's other outputs, newest first. */
    public List<Past> history(OutputFile file) {
        return outputs.ofPermit(file.output().permit()).stream()
                .filter(other -> !other.id().equals(file.output().id()))
                .map(other -> past(file.current(), other))
                .toList();
    }

    private Past past(Revision current, Output other) {
        List<Revision> known = revisions.of(other.id());
        Revision last = known.get(known.size() - 1);
        long differing = other.state() == Output.State.RELEASED ? Overlap.differing(last.marks(), current.marks()) : 0;
        return new Past(other, last.what(), last.sql(), differing);
    }

    /** Gives an opinion. The change and what the log tells of it are one transaction. */
    @Transactional
    public Output review(Actor actor, OutputId id, int revision, Opinion opinion) {
        reviewable(actor, id);
        Output output = outputs.hold(id).orElseThrow(() -> Refused.notFound("airlock.no-output"));
        if (output.state() != Output.State.REQUESTED) {
            throw Refused.conflict("airlock.decided", output.number());
        }
        if (output.revision() != revision) {
            throw Refused.conflict("airlock.revised", output.number(), output.revision());
        }
        Instant now = clock.instant();
        outputs.keepMembers(id, members(output));
        try {
            revisions.add(id, revision, actor.id(), opinion, now);
        } catch (DuplicateKeyException e) {
            throw Refused.conflict("airlock.already-reviewed", output.number());
        }
        settle(output, opinion, now);
        return outputs.find(id).orElseThrow();
    }

    private void settle(Output output, Opinion opinion, Instant now) {
        Revision current = revisions.of(output.id()).get(output.revision() - 1);
        if (opinion.verdict() == Opinion.Verdict.ASK_FOR_CHANGE) {
            outputs.become(output.id(), Output.State.CHANGE_ASKED, now);
        } else if (opinion.verdict() == Opinion.Verdict.REFUSE) {
            outputs.become(output.id(), Output.State.REFUSED, now);
            log.append(entry(EntryType.OUTPUT_REFUSED, output, current).outcome("refused"));
        } else if (revisions.approvals(output.id(), output.revision()) >= current.reviewers()) {
            outputs.release(output.id(), log.append(entry(EntryType.OUTPUT_RELEASED, output, current)), now);
        }
    }

    private static Entry entry(EntryType type, Output output, Revision current) {
        return Entry.of(type)
                .permit(output.permitNumber())
                .policy(current.policy())
                .sha256(current.sha256());
    }

    private boolean isOfProject(Output output, PersonId person) {
        return output.requester().equals(person)
                || outputs.isMember(output.id(), person)
                || members(output).contains(person);
    }

    private List<PersonId> members(Output output) {
        List<PersonId> members = new ArrayList<>();
        members.add(output.requester());
        permits.find(output.permit()).ifPresent(permit -> members.addAll(members(permit)));
        return members;
    }

    private static List<PersonId> members(Permit permit) {
        List<PersonId> members = new ArrayList<>(
                permit.namedUsers().stream().map(NamedUser::person).toList());
        members.add(permit.applicant());
        return members;
    }
}
