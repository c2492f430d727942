package eu.arete.hub.airlock.web;

import eu.arete.hub.accounts.Accounts;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Person;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.airlock.Opinion;
import eu.arete.hub.airlock.OutputFile;
import eu.arete.hub.airlock.OutputId;
import eu.arete.hub.airlock.Reviews;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import eu.arete.privacy.disclosure.DisclosurePolicy;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What reviewers see of the airlock. */
@Controller
class ReviewPages {

    private final Reviews reviews;
    private final Accounts accounts;
    private final Refusals refusals;

    ReviewPages(Reviews reviews, Accounts accounts, Refusals refusals) {
        this.reviews = reviews;
        this.accounts = accounts;
        this.refusals = refusals;
    }

    @GetMapping("/reviews")
    String inbox(Actor actor, Model model) {
        model.addAttribute("outputs", reviews.awaiting(actor));
        model.addAttribute("policy", DisclosurePolicy.current());
        return "airlock/reviews";
    }

    @GetMapping("/reviews/{id}")
    ModelAndView review(Actor actor, @PathVariable OutputId id) {
        return page(actor, id, "");
    }

    @PostMapping("/reviews/{id}")
    ModelAndView give(
            Actor actor,
            @PathVariable OutputId id,
            @RequestParam int revision,
            @RequestParam(required = false) @Nullable String verdict,
            @RequestParam(required = false) @Nullable String reasons,
            Locale locale) {
        try {
            Opinion opinion = new Opinion(
                    Opinion.Verdict.of(Fields.text("verdict", verdict, 40)), Fields.text("reasons", reasons, 2_000));
            reviews.review(actor, id, revision, opinion);
            return new ModelAndView("redirect:/reviews/" + id);
        } catch (Refused refused) {
            if (refused.status() != HttpStatus.UNPROCESSABLE_CONTENT) {
                throw refused;
            }
            ModelAndView page = page(actor, id, reasons == null ? "" : reasons)
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

    private ModelAndView page(Actor actor, OutputId id, String reasons) {
        OutputFile file = reviews.file(actor, id);
        boolean given = file.currentReviews().stream()
                .anyMatch(review -> review.reviewer().equals(actor.id()));
        return new ModelAndView("airlock/review")
                .addObject("file", file)
                .addObject("given", given)
                .addObject("history", reviews.history(file))
                .addObject("names", names(file))
                .addObject("reasons", reasons)
                .addObject("policy", DisclosurePolicy.current());
    }

    /** Those who asked and those who reviewed, by name: reviewers answer for what they say. */
    private Map<PersonId, String> names(OutputFile file) {
        return Stream.concat(
                        Stream.of(file.output().requester()),
                        file.reviews().stream().map(review -> review.reviewer()))
                .distinct()
                .collect(Collectors.toMap(
                        person -> person,
                        person -> accounts.find(person).map(Person::name).orElse("—")));
    }
}
