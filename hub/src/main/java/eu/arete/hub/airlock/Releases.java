package eu.arete.hub.airlock;

import eu.arete.hub.Sha256;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.access.Permits;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.airlock.internal.OutputStore;
import eu.arete.hub.airlock.internal.RevisionStore;
import eu.arete.hub.publiclog.EntryId;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.publiclog.PublishedEntry;
import eu.arete.hub.site.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What has left. A file can be fetched only once the entry that tells of it is under a published checkpoint. */
@Service
public class Releases {

    private final OutputStore outputs;
    private final RevisionStore revisions;
    private final Permits permits;
    private final PublicLog log;

    Releases(OutputStore outputs, RevisionStore revisions, Permits permits, PublicLog log) {
        this.outputs = outputs;
        this.revisions = revisions;
        this.permits = permits;
        this.log = log;
    }

    /** The released file, to those of the project and to reviewers. */
    public ReleasedFile file(Actor actor, OutputId id) {
        Output output = readable(actor, id);
        published(output);
        byte[] bytes = revisions.csv(id, output.revision());
        String sha256 = Sha256.of(bytes);
        if (!sha256.equals(sha256(output))) {
            throw new IllegalStateException("The file of " + output.number() + " is not the one the log tells of");
        }
        return new ReleasedFile(output.number() + ".csv", bytes, sha256);
    }

    /** A proof that the log tells of the release, to be kept beside the file. */
    public ReleasedFile receipt(Actor actor, OutputId id) {
        Output output = readable(actor, id);
        byte[] bytes = log.receipt(published(output)).text().getBytes(StandardCharsets.UTF_8);
        return new ReleasedFile(output.number() + ".tlog-proof", bytes, Sha256.of(bytes));
    }

    /** Where the release is in the public log; empty while it is not released or not yet published. */
    public Optional<PublishedEntry> entry(Output output) {
        return outputs.entry(output.id()).flatMap(log::find);
    }

    /** Waits until what the log tells of the release is published, if it is released. */
    public void await(Output output) {
        if (output.state() == Output.State.RELEASED) {
            outputs.entry(output.id()).ifPresent(log::awaitPublished);
        }
    }

    /** What has left under a permit, newest first. */
    public List<Output> of(PermitId permit) {
        return outputs.ofPermit(permit).stream()
                .filter(output -> output.state() == Output.State.RELEASED)
                .toList();
    }

    /** How many outputs have left the hub. */
    public long count() {
        return outputs.countReleased();
    }

    /** Everything kept of the output, to those of the project and to reviewers. */
    public OutputFile look(Actor actor, OutputId id) {
        Output output = readable(actor, id);
        return new OutputFile(output, revisions.of(id), revisions.reviews(id));
    }

    /** The output, if this person is of its project or reviews outputs. */
    public Output readable(Actor actor, OutputId id) {
        Output output = outputs.find(id).orElseThrow(() -> Refused.notFound("airlock.no-output"));
        if (!isOfProject(output, actor.id()) && !actor.is(Role.REVIEWER)) {
            throw Refused.notFound("airlock.no-output");
        }
        return output;
    }

    private boolean isOfProject(Output output, PersonId person) {
        return output.requester().equals(person)
                || permits.find(output.permit())
                        .filter(permit -> permit.isMember(person))
                        .isPresent();
    }

    private String sha256(Output output) {
        return revisions.of(output.id()).get(output.revision() - 1).sha256();
    }

    private PublishedEntry published(Output output) {
        EntryId entry = outputs.entry(output.id())
                .filter(known -> output.state() == Output.State.RELEASED)
                .orElseThrow(() -> Refused.conflict("airlock.not-released", output.number()));
        return log.find(entry).orElseThrow(() -> Refused.conflict("airlock.not-published", output.number()));
    }
}
