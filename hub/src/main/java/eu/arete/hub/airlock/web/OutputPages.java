package eu.arete.hub.airlock.web;

import eu.arete.hub.access.Permit;
import eu.arete.hub.access.Permits;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.airlock.Opinion;
import eu.arete.hub.airlock.Output;
import eu.arete.hub.airlock.OutputFile;
import eu.arete.hub.airlock.OutputId;
import eu.arete.hub.airlock.Outputs;
import eu.arete.hub.airlock.Releases;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import eu.arete.privacy.disclosure.DisclosurePolicy;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What people of a project see of the airlock. */
@Controller
class OutputPages {

    private final Outputs outputs;
    private final Releases releases;
    private final Permits permits;
    private final PermitNames names;
    private final Refusals refusals;
    private final Clock clock;

    OutputPages(
            Outputs outputs, Releases releases, Permits permits, PermitNames names, Refusals refusals, Clock clock) {
        this.outputs = outputs;
        this.releases = releases;
        this.permits = permits;
        this.names = names;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping("/outputs")
    String mine(Actor actor, Model model) {
        List<Permit> open = permits.ofPerson(actor.id()).stream()
                .filter(permit -> permit.admits(actor.id()) && permit.inForce(clock.instant()))
                .toList();
        model.addAttribute("outputs", outputs.of(actor.id()));
        model.addAttribute("permits", open);
        return "airlock/outputs";
    }

    @GetMapping("/outputs/new")
    ModelAndView ask(@RequestParam String permit) {
        return form(OutputForm.empty(names.find(permit).number()));
    }

    @PostMapping("/outputs/preview")
    ModelAndView preview(Actor actor, OutputForm form, Locale locale) {
        try {
            return form(form)
                    .addObject(
                            "marks",
                            outputs.preview(actor, names.find(form.permitName()).id(), form.query()));
        } catch (Refused refused) {
            return again(form, refused, locale);
        }
    }

    @PostMapping("/outputs")
    ModelAndView send(Actor actor, OutputForm form, Locale locale) {
        try {
            Output output = form.isAgain()
                    ? outputs.revise(actor, OutputId.of(Fields.present("revises", form.revises())), form.asked())
                    : outputs.request(actor, names.find(form.permitName()).id(), form.asked());
            return new ModelAndView("redirect:/outputs/" + output.id());
        } catch (Refused refused) {
            return again(form, refused, locale);
        }
    }

    @GetMapping("/outputs/{id}")
    String output(Actor actor, @PathVariable OutputId id, Model model) {
        OutputFile file = releases.look(actor, id);
        model.addAttribute("file", file);
        model.addAttribute("entry", releases.entry(file.output()).orElse(null));
        model.addAttribute(
                "approvals",
                file.currentReviews().stream()
                        .filter(review -> review.verdict() == Opinion.Verdict.APPROVE)
                        .count());
        model.addAttribute("own", file.output().requester().equals(actor.id()));
        model.addAttribute("policy", DisclosurePolicy.current());
        return "airlock/output";
    }

    @GetMapping("/outputs/{id}/revise")
    ModelAndView revise(Actor actor, @PathVariable OutputId id) {
        return form(OutputForm.again(releases.look(actor, id)));
    }

    @PostMapping("/outputs/{id}/withdrawal")
    String withdraw(Actor actor, @PathVariable OutputId id) {
        outputs.withdraw(actor, id);
        return "redirect:/outputs/" + id;
    }

    @GetMapping("/outputs/{id}/file")
    ResponseEntity<byte[]> file(Actor actor, @PathVariable OutputId id) {
        return Downloads.of(releases.file(actor, id));
    }

    @GetMapping("/outputs/{id}/receipt")
    ResponseEntity<byte[]> receipt(Actor actor, @PathVariable OutputId id) {
        return Downloads.of(releases.receipt(actor, id));
    }

    private static ModelAndView form(OutputForm form) {
        return new ModelAndView("airlock/form").addObject("form", form).addObject("policy", DisclosurePolicy.current());
    }

    /** The form as it was typed, with what is refused beside its field; other refusals get their page. */
    private ModelAndView again(OutputForm form, Refused refused, Locale locale) {
        if (refused.status() != HttpStatus.UNPROCESSABLE_CONTENT) {
            throw refused;
        }
        ModelAndView page = form(form)
                .addObject("told", refusals.tell(refused, locale))
                .addObject(
                        "faulty",
                        refused.places().stream().map(place -> place.field()).collect(Collectors.toSet()));
        page.setStatus(refused.status());
        return page;
    }
}
