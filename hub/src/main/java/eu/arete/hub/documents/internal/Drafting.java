package eu.arete.hub.documents.internal;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.documents.text.Blackout;
import eu.arete.hub.documents.text.DocumentFiles;
import eu.arete.hub.documents.text.Passages;
import eu.arete.hub.documents.text.Reading;
import eu.arete.hub.documents.text.Span;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Documents in the making: brought, blacked out, proposed. */
@Service("documentsDrafting")
public class Drafting {

    private static final int MOST_SPANS = 5_000;

    private final EditionStore editions;
    private final RequestStore requests;
    private final Originals originals;
    private final Grounds grounds;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Drafting(
            EditionStore editions,
            RequestStore requests,
            Originals originals,
            Grounds grounds,
            TransactionTemplate transaction,
            Clock clock) {
        this.editions = editions;
        this.requests = requests;
        this.originals = originals;
        this.grounds = grounds;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What a document is for.
     *
     * @param revises number of the document it is a version of
     * @param request number of the request it answers
     * @param replacesEarlier whether earlier versions are withdrawn when it is published
     */
    public record Purpose(
            @Nullable String revises, @Nullable String request, boolean replacesEarlier) {}

    public Edition bring(Actor actor, Description description, byte[] file, Purpose purpose) {
        mustWorkHere(actor);
        Reading reading = originals.read(file);
        Originals.Kept kept = originals.keep(file, reading);
        Edition edition = new Edition(
                UUID.randomUUID(),
                Edition.State.DRAFT,
                description,
                purpose.revises(),
                null,
                null,
                purpose.request(),
                purpose.replacesEarlier(),
                kept.places(),
                kept.commitment(),
                DocumentFiles.isPdf(file),
                reading.pages().size(),
                reading.left(),
                List.of(),
                0,
                actor.id(),
                null);
        transaction.executeWithoutResult(status -> {
            @Nullable String revises = purpose.revises();
            @Nullable String request = purpose.request();
            editions.add(
                    edition,
                    revises == null
                            ? null
                            : editions.document(revises)
                                    .orElseThrow(() -> Refused.because("documents.no-such-document", revises)
                                            .at(Place.field("revises"))),
                    request == null
                            ? null
                            : requests.find(request)
                                    .orElseThrow(() -> Refused.because("documents.no-such-request", request)
                                            .at(Place.field("request")))
                                    .id(),
                    clock.instant());
        });
        return edition;
    }

    /** What is in the making, to those who work here. */
    @Transactional(readOnly = true)
    public List<Edition> underWay(Actor actor) {
        mustWorkHere(actor);
        return editions.underWay();
    }

    @Transactional(readOnly = true)
    public Edition look(Actor actor, UUID id) {
        mustWorkHere(actor);
        return editions.find(id).orElseThrow(() -> Refused.notFound("documents.no-such-draft"));
    }

    /** The text as it came, to officers and the authority alone. */
    public List<String> text(Actor actor, UUID id) {
        mustReadOriginals(actor);
        return originals.pages(look(actor, id));
    }

    /** The file as it came, to officers and the authority alone. */
    public byte[] original(Actor actor, UUID id) {
        mustReadOriginals(actor);
        return originals.file(look(actor, id));
    }

    /** What makes the commitment of the original checkable, once the original may be read. */
    public String salt(Actor actor, UUID id) {
        mustReadOriginals(actor);
        return originals.salt(look(actor, id));
    }

    /** What is public by now, latest first, to find its original. */
    @Transactional(readOnly = true)
    public List<Edition> published(Actor actor) {
        mustWorkHere(actor);
        return editions.approved(200);
    }

    /**
     * Blacks out a passage wherever it stands.
     *
     * @param page only where it begins on that page, 0 for everywhere
     * @return how many places
     */
    @Transactional
    public int blackOut(Actor actor, UUID id, @Nullable String passage, int page, @Nullable String ground) {
        mustReadOriginals(actor);
        Edition draft = draft(id);
        String code = grounds.named(Fields.text("ground", ground, 40)).code();
        List<Span> found = Passages.find(originals.pages(draft), Fields.text("passage", passage, 5_000), page, code);
        if (found.isEmpty()) {
            throw Refused.because("documents.passage-not-found").at(Place.field("passage"));
        }
        keep(draft, found);
        return found.size();
    }

    /** Blacks out passages by their places. */
    @Transactional
    public void blackOut(Actor actor, UUID id, List<Span> spans) {
        mustReadOriginals(actor);
        Edition draft = draft(id);
        List<String> pages = originals.pages(draft);
        for (Span span : spans) {
            grounds.named(span.ground());
            if (span.page() > pages.size()
                    || span.to() > pages.get(span.page() - 1).length()) {
                throw Refused.because("documents.passage-not-found").at(Place.field("spans"));
            }
        }
        keep(draft, spans);
    }

    private void keep(Edition draft, List<Span> more) {
        List<Span> all = new ArrayList<>(draft.spans());
        more.stream().filter(span -> !all.contains(span)).forEach(all::add);
        if (all.size() > MOST_SPANS) {
            throw Refused.because("documents.too-many-passages", MOST_SPANS);
        }
        editions.blackOut(draft.id(), all);
    }

    /** Shows a passage again. */
    @Transactional
    public void restore(Actor actor, UUID id, int index, int changes) {
        mustReadOriginals(actor);
        Edition draft = draft(id);
        if (draft.changes() != changes || index < 0 || index >= draft.spans().size()) {
            throw Refused.conflict("documents.changed-meanwhile");
        }
        List<Span> left = new ArrayList<>(draft.spans());
        left.remove(index);
        editions.blackOut(id, left);
    }

    /** Says that it may be published as it is; another person approves it. */
    @Transactional
    public void propose(Actor actor, UUID id, int changes) {
        mustReadOriginals(actor);
        Edition draft = draft(id);
        if (draft.changes() != changes) {
            throw Refused.conflict("documents.changed-meanwhile");
        }
        List<String> told = List.of(draft.description().all());
        for (String removed : Blackout.removed(originals.pages(draft), draft.spans())) {
            if (!Passages.find(told, removed, 0, "any").isEmpty()) {
                throw Refused.because("documents.description-tells");
            }
        }
        editions.become(id, Edition.State.PROPOSED, actor.id());
    }

    /** Back to work. */
    @Transactional
    public void sendBack(Actor actor, UUID id) {
        mustReadOriginals(actor);
        Edition edition = editions.lock(id).orElseThrow(() -> Refused.notFound("documents.no-such-draft"));
        if (edition.state() != Edition.State.PROPOSED) {
            throw Refused.conflict("documents.not-proposed");
        }
        editions.become(id, Edition.State.DRAFT, null);
    }

    /** Forgets a draft and its original. */
    public void drop(Actor actor, UUID id) {
        mustWorkHere(actor);
        Edition dropped = transaction.execute(status -> {
            Edition draft = draft(id);
            editions.delete(id);
            return draft;
        });
        originals.erase(java.util.Objects.requireNonNull(dropped).original());
    }

    private Edition draft(UUID id) {
        Edition edition = editions.lock(id).orElseThrow(() -> Refused.notFound("documents.no-such-draft"));
        if (edition.state() != Edition.State.DRAFT) {
            throw Refused.conflict("documents.not-a-draft");
        }
        return edition;
    }

    public static void mustWorkHere(Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR) && !actor.is(Role.AUTHORITY)) {
            actor.mustBe(Role.OFFICER);
        }
    }

    static void mustReadOriginals(Actor actor) {
        if (!actor.is(Role.AUTHORITY)) {
            actor.mustBe(Role.OFFICER);
        }
    }
}
