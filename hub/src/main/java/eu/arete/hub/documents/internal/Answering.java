package eu.arete.hub.documents.internal;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.documents.PublicDocument;
import eu.arete.hub.procedures.Party;
import eu.arete.hub.procedures.Rule;
import eu.arete.hub.procedures.Standing;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How officers answer requests. What they release is what is published: there is no other way to hand a document over. */
@Service("documentsAnswering")
public class Answering {

    private static final Set<String> NEEDS_WORDS =
            Set.of("ask-to-clarify", "refuse", "say-not-held", "transfer", "confirm-refusal");
    private static final Set<String> NEEDS_GROUNDS = Set.of("refuse", "confirm-refusal");

    private final RequestStore store;
    private final EditionStore editions;
    private final Shelf shelf;
    private final Moves moves;
    private final Grounds grounds;
    private final Sealed sealed;
    private final Clock clock;

    Answering(
            RequestStore store,
            EditionStore editions,
            Shelf shelf,
            Moves moves,
            Grounds grounds,
            Sealed sealed,
            Clock clock) {
        this.store = store;
        this.editions = editions;
        this.shelf = shelf;
        this.moves = moves;
        this.grounds = grounds;
        this.sealed = sealed;
        this.clock = clock;
    }

    /**
     * An answer.
     *
     * @param version of the request this person was looking at
     * @param grounds codes
     * @param documents numbers of documents already public that answer it
     */
    public record Answer(
            int version,
            String command,
            String outcome,
            @Nullable String message,
            List<String> grounds,
            List<String> documents) {}

    /** Everything kept of a request, hidden or not, but how to reach who asked. */
    @Transactional(readOnly = true)
    public RequestFile look(Actor actor, String number) {
        Drafting.mustReadOriginals(actor);
        return store.find(number).orElseThrow(() -> Refused.notFound("documents.no-such-request", number));
    }

    @Transactional(readOnly = true)
    public List<RequestFile> all(Actor actor) {
        Drafting.mustWorkHere(actor);
        return store.all();
    }

    public List<Rule> open(Actor actor, RequestFile request) {
        return actor.is(Role.OFFICER) ? request.journey().open(standing(), clock.instant()) : List.of();
    }

    /** How to reach who asked, to officers, until it is erased. */
    @Transactional(readOnly = true)
    public Optional<String> contact(Actor actor, String number) {
        actor.mustBe(Role.OFFICER);
        return store.contact(look(actor, number).id())
                .map(place -> new String(sealed.open(place), StandardCharsets.UTF_8));
    }

    @Transactional
    public void answer(Actor actor, String number, Answer answer) {
        actor.mustBe(Role.OFFICER);
        RequestFile request =
                store.lock(number).orElseThrow(() -> Refused.notFound("documents.no-such-request", number));
        if (request.version() != answer.version()) {
            throw Refused.conflict("documents.changed-meanwhile");
        }
        String command = answer.command();
        boolean part = command.equals("grant") && answer.outcome().equals("PART");
        String message = answer.message();
        String text = NEEDS_WORDS.contains(command) || part || (message != null && !message.isBlank())
                ? Fields.text("message", message, 10_000)
                : null;
        answer.grounds().forEach(grounds::named);
        if ((NEEDS_GROUNDS.contains(command) || part) && answer.grounds().isEmpty()) {
            throw Refused.because("documents.ground-missing").at(Place.field("grounds"));
        }
        if (command.equals("grant")) {
            release(request, answer.documents());
        }
        moves.move(request, command, answer.outcome(), standing(), new Moves.Said(actor.id(), text, answer.grounds()));
    }

    private void release(RequestFile request, List<String> documents) {
        for (String number : documents) {
            PublicDocument document = shelf.find(number)
                    .orElseThrow(() -> Refused.because("documents.no-such-document", number)
                            .at(Place.field("documents")));
            store.release(request.id(), editions.document(document.number()).orElseThrow());
        }
        if (editions.underWayFor(request.id()) > 0) {
            throw Refused.conflict("documents.release-awaits-approval").at(Place.field("documents"));
        }
        if (shelf.releasedFor(request.id()).isEmpty()) {
            throw Refused.because("documents.nothing-released").at(Place.field("documents"));
        }
    }

    /**
     * Hides a text from everybody but those who work here, or shows it again.
     *
     * @param seq of the message, 0 for what was asked
     * @param reason public; blank to show it again
     */
    @Transactional
    public void hide(Actor actor, String number, int seq, @Nullable String reason) {
        actor.mustBe(Role.OFFICER);
        RequestFile request = look(actor, number);
        store.hide(request.id(), seq, reason == null || reason.isBlank() ? null : Fields.text("reason", reason, 300));
    }

    private static Standing standing() {
        return new Standing(Set.of(Party.OFFICER), Optional.empty());
    }
}
