package eu.arete.hub.extraction.web;

import eu.arete.hub.access.Permit;
import eu.arete.hub.accounts.Accounts;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Person;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.extraction.Extract;
import eu.arete.hub.extraction.ExtractJob;
import eu.arete.hub.extraction.Extracts;
import eu.arete.hub.extraction.internal.ExtractReport;
import eu.arete.hub.extraction.internal.Hold;
import eu.arete.hub.extraction.internal.Holds;
import eu.arete.hub.extraction.internal.RiskPolicy;
import eu.arete.hub.extraction.internal.Verifications;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What an extract holds, what was withheld, what risk is left; and the decision on one that is held. */
@Controller
class ExtractPages {

    private final Extracts extracts;
    private final Holds holds;
    private final Verifications verifications;
    private final Readers readers;
    private final Accounts accounts;
    private final Refusals refusals;

    ExtractPages(
            Extracts extracts,
            Holds holds,
            Verifications verifications,
            Readers readers,
            Accounts accounts,
            Refusals refusals) {
        this.extracts = extracts;
        this.holds = holds;
        this.verifications = verifications;
        this.readers = readers;
        this.accounts = accounts;
        this.refusals = refusals;
    }

    @GetMapping("/extracts/held")
    String held(Actor actor, Model model) {
        model.addAttribute("holds", holds.awaiting(actor));
        model.addAttribute("policy", RiskPolicy.current());
        return "extraction/held";
    }

    @GetMapping("/extracts/{permit}")
    ModelAndView extract(Actor actor, @PathVariable("permit") String permit) {
        return page(actor, readers.toRead(actor, permit), "");
    }

    @PostMapping("/extracts/{permit}/opinions")
    ModelAndView give(
            Actor actor,
            @PathVariable("permit") String number,
            @RequestParam(required = false) @Nullable String verdict,
            @RequestParam(required = false) @Nullable String reasons,
            Locale locale) {
        Permit permit = readers.toRead(actor, number);
        try {
            holds.give(actor, permit, verdict, reasons);
            return new ModelAndView("redirect:/extracts/" + permit.number());
        } catch (Refused refused) {
            if (refused.status() != HttpStatus.UNPROCESSABLE_CONTENT) {
                throw refused;
            }
            ModelAndView page = page(actor, permit, reasons == null ? "" : reasons)
                    .addObject("told", refusals.tell(refused, locale))
                    .addObject(
                            "faulty",
                            refused.places().stream()
                                    .map(place -> place.field())
                                    .collect(Collectors.toSet()));
            page.setStatus(refused.status());
            return page;
        }
    }

    /** Makes it again from the same snapshots, and compares. */
    @PostMapping("/extracts/{permit}/verification")
    String verify(Actor actor, @PathVariable("permit") String number) {
        Permit permit = readers.toAskFor(actor, number);
        extracts.verify(permit.id());
        return "redirect:/extracts/" + permit.number();
    }

    private ModelAndView page(Actor actor, Permit permit, String reasons) {
        Optional<ExtractJob> job = extracts.job(permit.id());
        Optional<Extract> current = extracts.current(permit.id());
        Optional<Hold> hold = holds.last(permit.id())
                .filter(last -> job.filter(made -> made.id().equals(last.job())).isPresent());
        boolean waits =
                job.filter(made -> made.state() == ExtractJob.State.HELD).isPresent();
        // While it waits, what is judged is what would be delivered.
        Optional<ExtractReport> report = hold.filter(last -> waits || current.isEmpty())
                .map(Hold::report)
                .or(() -> current.map(Extract::manifest))
                .map(ExtractReport::of);
        ModelAndView page = new ModelAndView("extraction/extract")
                .addObject("permit", permit)
                .addObject("state", job.map(made -> made.state().name()).orElse("NONE"))
                .addObject("current", current.orElse(null))
                .addObject("hold", hold.orElse(null))
                .addObject("waits", waits)
                .addObject("report", report.orElse(null))
                .addObject("policy", RiskPolicy.current())
                .addObject("reasons", reasons)
                .addObject(
                        "verification",
                        current.flatMap(made -> verifications.last(made.id())).orElse(null))
                .addObject(
                        "reviews",
                        waits
                                && Holds.isReviewer(actor)
                                && !permit.isMember(actor.id())
                                && hold.filter(last -> !last.hasOpinionOf(actor.id()))
                                        .isPresent())
                .addObject("names", hold.map(this::names).orElse(Map.of()));
        report.map(ExtractReport::risk).ifPresent(risk -> page.addObject("chart", RiskChart.of(risk)));
        return page;
    }

    /** Those who decided, by name: reviewers answer for what they say. */
    private Map<PersonId, String> names(Hold hold) {
        return hold.opinions().stream()
                .map(Hold.Opinion::reviewer)
                .collect(Collectors.toMap(
                        person -> person,
                        person -> accounts.find(person).map(Person::name).orElse("—")));
    }
}
