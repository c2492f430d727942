package eu.arete.hub.access.web;

import eu.arete.hub.access.Criterion;
import eu.arete.hub.access.DossierId;
import eu.arete.hub.access.internal.Application;
import eu.arete.hub.access.internal.Casework;
import eu.arete.hub.access.internal.DossierFile;
import eu.arete.hub.access.internal.Offer;
import eu.arete.hub.access.internal.Problem;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.site.Refused;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The application form, a section a page: what was typed is kept, complete or not. */
@Controller
class ApplicationPages {

    private final Casework casework;
    private final Offer offer;
    private final Words words;
    private final Clock clock;

    ApplicationPages(Casework casework, Offer offer, Words words, Clock clock) {
        this.casework = casework;
        this.offer = offer;
        this.words = words;
        this.clock = clock;
    }

    /** @param section one of {@link Sections}, or {@code review} */
    @GetMapping("/dossiers/{id}/application/{section}")
    String section(
            Actor actor,
            @PathVariable("id") String id,
            @PathVariable("section") String section,
            @RequestParam(name = "check", defaultValue = "false") boolean check,
            Model model,
            Locale locale) {
        DossierFile file = casework.read(actor, Ids.dossier(id));
        if (!Sections.FIELDS.containsKey(section) && !section.equals("review")) {
            throw Refused.notFound("site.not-found");
        }
        var journey = file.journey();
        boolean editable = journey.open(file.standing(actor), clock.instant()).stream()
                .anyMatch(rule -> rule.command().equals("save"));
        if (!editable) {
            return "redirect:/dossiers/" + file.id();
        }
        List<Problem> problems = casework.check(file).problems(file.draft());
        model.addAttribute("file", file);
        model.addAttribute("content", file.draft());
        model.addAttribute("procedure", journey.procedure());
        model.addAttribute("section", section);
        model.addAttribute("sections", Sections.names());
        model.addAttribute("left", left(problems));
        model.addAttribute("problems", problems);
        model.addAttribute("check", check);
        model.addAttribute("faults", check ? faults(Sections.of(section, problems), locale) : Map.of());
        model.addAttribute("words", faults(problems, locale));
        model.addAttribute("offer", offer.datasets());
        model.addAttribute("chosen", chosen(file.draft()));
        model.addAttribute("limits", limits(file.draft()));
        model.addAttribute("tests", Criterion.Test.values());
        model.addAttribute("sectionOf", sectionOf());
        model.addAttribute("sending", sending(file, actor));
        return "access/application";
    }

    @PostMapping("/dossiers/{id}/application/{section}")
    String save(
            Actor actor,
            @PathVariable("id") String id,
            @PathVariable("section") String section,
            @RequestParam("version") int version,
            @RequestParam MultiValueMap<String, String> typed) {
        DossierId dossier = Ids.dossier(id);
        Application draft = casework.read(actor, dossier).draft();
        casework.save(actor, dossier, version, Sections.merge(draft, section, typed));
        String next = typed.containsKey("stay") ? section + "?check=true" : Sections.after(section);
        return "redirect:/dossiers/" + dossier + "/application/" + next;
    }

    /** The command that sends the working copy in, in this state. */
    private String sending(DossierFile file, Actor actor) {
        return file.journey().open(file.standing(actor), clock.instant()).stream()
                .map(rule -> rule.command())
                .filter(Set.of("submit", "answer", "revise")::contains)
                .findFirst()
                .orElse("submit");
    }

    private Map<String, List<String>> faults(List<Problem> problems, Locale locale) {
        return problems.stream()
                .collect(Collectors.groupingBy(
                        Problem::field,
                        Collectors.mapping(problem -> words.problem(problem, locale), Collectors.toList())));
    }

    private static Map<String, Integer> left(List<Problem> problems) {
        Map<String, Integer> left = new HashMap<>();
        Sections.names()
                .forEach(section ->
                        left.put(section, Sections.of(section, problems).size()));
        return left;
    }

    private static Map<String, String> sectionOf() {
        Map<String, String> sectionOf = new HashMap<>();
        Sections.FIELDS.forEach((section, fields) -> fields.forEach(field -> sectionOf.put(field, section)));
        return sectionOf;
    }

    /** By variable, how precisely it is asked for, unless as it is. */
    private static Map<String, String> limits(Application application) {
        Map<String, String> limits = new HashMap<>();
        application
                .scope()
                .forEach(dataset -> dataset.tables()
                        .forEach(table -> table.limits()
                                .forEach((column, precision) -> limits.put(
                                        dataset.dataset() + "/" + table.table() + "/" + column, precision.name()))));
        return limits;
    }

    private static Set<String> chosen(Application application) {
        return application.variables().map(Object::toString).collect(Collectors.toSet());
    }
}
