package eu.arete.hub.documents.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.documents.DocumentKind;
import eu.arete.hub.documents.internal.Answering;
import eu.arete.hub.documents.internal.Drafting;
import eu.arete.hub.documents.internal.Edition;
import eu.arete.hub.documents.internal.Grounds;
import eu.arete.hub.documents.internal.Publishing;
import eu.arete.hub.documents.internal.Requests;
import eu.arete.hub.documents.text.Blackout;
import eu.arete.hub.documents.text.Page;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where those who work here prepare what will be public. */
@Controller("documentsDeskPages")
class DeskPages {

    private final Drafting drafting;
    private final Publishing publishing;
    private final Answering answering;
    private final Requests requests;
    private final Grounds grounds;
    private final Refusals refusals;

    DeskPages(
            Drafting drafting,
            Publishing publishing,
            Answering answering,
            Requests requests,
            Grounds grounds,
            Refusals refusals) {
        this.drafting = drafting;
        this.publishing = publishing;
        this.answering = answering;
        this.requests = requests;
        this.grounds = grounds;
        this.refusals = refusals;
    }

    @GetMapping("/documents-desk")
    String desk(Actor actor, Model page) {
        Instant now = requests.now();
        page.addAttribute("drafts", drafting.underWay(actor));
        page.addAttribute("published", drafting.published(actor));
        page.addAttribute(
                "rows",
                answering.all(actor).stream()
                        .map(file -> RequestRow.of(file, now))
                        .filter(row -> row.turn() != null)
                        .toList());
        return "documents/desk";
    }

    @GetMapping("/documents-desk/drafts/new")
    String form(
            Actor actor,
            @RequestParam(defaultValue = "") String request,
            @RequestParam(defaultValue = "") String revises,
            Model page) {
        drafting.underWay(actor);
        return form(new DraftForm("", "", "", "", "", "", request, revises, ""), page);
    }

    @PostMapping("/documents-desk/drafts")
    String bring(
            Actor actor,
            DraftForm typed,
            @RequestParam @Nullable MultipartFile file,
            Model page,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        try {
            return "redirect:/documents-desk/drafts/"
                    + drafting.bring(actor, typed.description(), DraftForm.bytes(file), typed.purpose())
                            .id();
        } catch (Refused refused) {
            told(refused, page, locale, response);
            return form(typed, page);
        }
    }

    private static String form(DraftForm typed, Model page) {
        page.addAttribute("typed", typed);
        page.addAttribute("kinds", DocumentKind.values());
        return "documents/draft-new";
    }

    @GetMapping("/documents-desk/drafts/{id}")
    String draft(Actor actor, @PathVariable UUID id, Model page) {
        Edition edition = drafting.look(actor, id);
        boolean reads = actor.is(Role.OFFICER) || actor.is(Role.AUTHORITY);
        page.addAttribute("edition", edition);
        page.addAttribute("reads", reads);
        page.addAttribute("own", edition.proposer().filter(actor.id()::equals).isPresent());
        page.addAttribute("grounds", grounds.all());
        page.addAttribute(
                "byCode", grounds.all().stream().collect(Collectors.toMap(ground -> ground.code(), ground -> ground)));
        if (reads) {
            page.addAttribute("salt", drafting.salt(actor, id));
        }
        if (reads && edition.state() != Edition.State.APPROVED) {
            List<String> text = drafting.text(actor, id);
            List<Page> kept = Blackout.apply(text, edition.spans());
            page.addAttribute("removed", Blackout.removed(text, edition.spans()));
            page.addAttribute("pages", kept);
            page.addAttribute(
                    "suspect",
                    IntStream.rangeClosed(1, kept.size())
                            .filter(number -> Requests.personal(
                                            kept.get(number - 1).kept())
                                    .isPresent())
                            .boxed()
                            .toList());
        }
        return "documents/draft";
    }

    @PostMapping("/documents-desk/drafts/{id}/blackouts")
    String blackOut(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String passage,
            @RequestParam(defaultValue = "0") int where,
            @RequestParam(defaultValue = "") String ground,
            Model page,
            Locale locale,
            HttpServletResponse response) {
        return doing(actor, id, page, locale, response, () -> drafting.blackOut(actor, id, passage, where, ground));
    }

    @PostMapping("/documents-desk/drafts/{id}/blackouts/{index}/removal")
    String restore(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable int index,
            @RequestParam int changes,
            Model page,
            Locale locale,
            HttpServletResponse response) {
        return doing(actor, id, page, locale, response, () -> drafting.restore(actor, id, index, changes));
    }

    @PostMapping("/documents-desk/drafts/{id}/proposal")
    String propose(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam int changes,
            Model page,
            Locale locale,
            HttpServletResponse response) {
        return doing(actor, id, page, locale, response, () -> drafting.propose(actor, id, changes));
    }

    @PostMapping("/documents-desk/drafts/{id}/return")
    String sendBack(Actor actor, @PathVariable UUID id, Model page, Locale locale, HttpServletResponse response) {
        return doing(actor, id, page, locale, response, () -> drafting.sendBack(actor, id));
    }

    @PostMapping("/documents-desk/drafts/{id}/approval")
    String approve(Actor actor, @PathVariable UUID id, @RequestParam int changes) {
        return "redirect:/documents/" + publishing.approve(actor, id, changes);
    }

    @PostMapping("/documents-desk/drafts/{id}/deletion")
    String drop(Actor actor, @PathVariable UUID id) {
        drafting.drop(actor, id);
        return "redirect:/documents-desk";
    }

    /** To officers and the authority alone; the browser is told not to keep or show it. */
    @GetMapping("/documents-desk/drafts/{id}/original")
    ResponseEntity<byte[]> original(Actor actor, @PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, SafeFiles.attachment(id + ".original"))
                .body(drafting.original(actor, id));
    }

    private String doing(Actor actor, UUID id, Model page, Locale locale, HttpServletResponse response, Runnable what) {
        try {
            what.run();
            return "redirect:/documents-desk/drafts/" + id;
        } catch (Refused refused) {
            told(refused, page, locale, response);
            return draft(actor, id, page);
        }
    }

    private void told(Refused refused, Model page, Locale locale, HttpServletResponse response) {
        if (refused.status() != HttpStatus.UNPROCESSABLE_CONTENT && refused.status() != HttpStatus.CONFLICT) {
            throw refused;
        }
        response.setStatus(refused.status().value());
        page.addAttribute("told", refusals.tell(refused, locale));
    }
}
