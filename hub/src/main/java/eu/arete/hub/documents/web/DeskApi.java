package eu.arete.hub.documents.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.documents.internal.Answering;
import eu.arete.hub.documents.internal.Drafting;
import eu.arete.hub.documents.internal.Edition;
import eu.arete.hub.documents.internal.Publishing;
import eu.arete.hub.documents.text.DocumentFiles;
import eu.arete.hub.documents.text.Leavings;
import eu.arete.hub.documents.text.Span;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Preparing documents and answering requests, for scripts of those who work here. */
@RestController
@RequestMapping("/api/v1/documents-desk")
class DeskApi {

    private final Drafting drafting;
    private final Publishing publishing;
    private final Answering answering;

    DeskApi(Drafting drafting, Publishing publishing, Answering answering) {
        this.drafting = drafting;
        this.publishing = publishing;
        this.answering = answering;
    }

    /** @param file base64, 20 MB at most */
    record DocumentBrought(DraftForm document, @Nullable String file) {}

    /** {@code passage} everywhere or on one page, or {@code spans} by their places. */
    record PassageNamed(
            @Nullable String passage,
            int page,
            @Nullable String ground,
            @Nullable List<Span> spans) {}

    record DraftSeen(int changes) {}

    record DocumentNumber(String number) {}

    record DocumentDraft(UUID id, String state, int pages, Leavings left, List<Span> spans, int changes) {
        static DocumentDraft of(Edition edition) {
            return new DocumentDraft(
                    edition.id(),
                    edition.state().name(),
                    edition.pages(),
                    edition.left(),
                    edition.spans(),
                    edition.changes());
        }
    }

    record RequestAnswer(
            int version,
            @Nullable String command,
            @Nullable String outcome,
            @Nullable String message,
            @Nullable List<String> grounds,
            @Nullable List<String> documents) {
        Answering.Answer whole() {
            return new Answering.Answer(
                    version,
                    command == null ? "" : command,
                    outcome == null ? "DONE" : outcome,
                    message,
                    grounds == null ? List.of() : grounds,
                    documents == null ? List.of() : documents);
        }
    }

    record TextHidden(int seq, @Nullable String reason) {}

    @PostMapping("/drafts")
    @ResponseStatus(HttpStatus.CREATED)
    DocumentDraft bring(Actor actor, @RequestBody DocumentBrought brought) {
        Drafting.mustWorkHere(actor);
        return DocumentDraft.of(drafting.bring(
                actor,
                brought.document().description(),
                bytes(brought.file()),
                brought.document().purpose()));
    }

    @GetMapping("/drafts/{id}")
    DocumentDraft draft(Actor actor, @PathVariable UUID id) {
        return DocumentDraft.of(drafting.look(actor, id));
    }

    @GetMapping("/drafts/{id}/text")
    List<String> text(Actor actor, @PathVariable UUID id) {
        return drafting.text(actor, id);
    }

    @PostMapping("/drafts/{id}/blackouts")
    DocumentDraft blackOut(Actor actor, @PathVariable UUID id, @RequestBody PassageNamed blacken) {
        List<Span> spans = blacken.spans();
        if (spans != null) {
            drafting.blackOut(actor, id, spans);
        } else {
            drafting.blackOut(actor, id, blacken.passage(), blacken.page(), blacken.ground());
        }
        return draft(actor, id);
    }

    @PostMapping("/drafts/{id}/proposal")
    DocumentDraft propose(Actor actor, @PathVariable UUID id, @RequestBody DraftSeen seen) {
        drafting.propose(actor, id, seen.changes());
        return draft(actor, id);
    }

    @PostMapping("/drafts/{id}/approval")
    DocumentNumber approve(Actor actor, @PathVariable UUID id, @RequestBody DraftSeen seen) {
        return new DocumentNumber(publishing.approve(actor, id, seen.changes()));
    }

    @DeleteMapping("/drafts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(Actor actor, @PathVariable UUID id) {
        drafting.drop(actor, id);
    }

    @PostMapping("/requests/{number}/answers")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(Actor actor, @PathVariable String number, @RequestBody RequestAnswer answer) {
        answering.answer(actor, number, answer.whole());
    }

    @PostMapping("/requests/{number}/hiding")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hide(Actor actor, @PathVariable String number, @RequestBody TextHidden hide) {
        answering.hide(actor, number, hide.seq(), hide.reason());
    }

    private static byte[] bytes(@Nullable String file) {
        if (file == null || file.length() > DocumentFiles.MOST_BYTES / 3 * 4 + 8) {
            throw Refused.because("documents.unreadable.too-large").at(Place.field("file"));
        }
        try {
            return Base64.getDecoder().decode(file);
        } catch (IllegalArgumentException malformed) {
            throw Refused.because("site.malformed").at(Place.field("file"));
        }
    }
}
