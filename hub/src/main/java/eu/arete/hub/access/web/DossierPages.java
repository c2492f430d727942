package eu.arete.hub.access.web;

import eu.arete.hub.access.DossierId;
import eu.arete.hub.access.Permit;
import eu.arete.hub.access.internal.Casework;
import eu.arete.hub.access.internal.Desk;
import eu.arete.hub.access.internal.Details;
import eu.arete.hub.access.internal.DossierFile;
import eu.arete.hub.access.internal.Event;
import eu.arete.hub.access.internal.Grants;
import eu.arete.hub.accounts.Accounts;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Person;
import eu.arete.hub.procedures.ClockDrawing;
import eu.arete.hub.procedures.ClockReading;
import eu.arete.hub.procedures.Party;
import eu.arete.hub.procedures.Procedures;
import eu.arete.hub.procedures.Rule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists of dossiers, and one dossier with what each person may do about it. */
@Controller
class DossierPages {

    private static final Set<String> ELSEWHERE = Set.of("save");

    private final Casework casework;
    private final Desk desk;
    private final Grants grants;
    private final Accounts accounts;
    private final Clock clock;

    DossierPages(Casework casework, Desk desk, Grants grants, Accounts accounts, Clock clock) {
        this.casework = casework;
        this.desk = desk;
        this.grants = grants;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping("/dossiers")
    String own(Actor actor, Model model) {
        model.addAttribute("rows", rows(desk.own(actor)));
        model.addAttribute("procedures", Procedures.DOSSIERS.all());
        return "access/dossiers";
    }

    @GetMapping("/inbox")
    String waiting(Actor actor, Model model) {
        model.addAttribute("rows", rows(desk.waiting(actor)));
        return "access/inbox";
    }

    @PostMapping("/dossiers")
    String open(Actor actor, @RequestParam("procedure") String procedure) {
        return "redirect:/dossiers/" + casework.open(actor, procedure).id() + "/application/project";
    }

    @GetMapping("/dossiers/{id}")
    String dossier(Actor actor, @PathVariable("id") String id, Model model, Locale locale) {
        DossierFile file = casework.read(actor, Ids.dossier(id));
        Instant now = clock.instant();
        var journey = file.journey();
        List<ClockReading> readings = journey.clocks(now);
        boolean own = file.duties().get(actor.id()) == Party.APPLICANT;
        boolean onTheProject = own || file.duties().get(actor.id()) == Party.MEMBER;
        List<Rule> open = journey.open(file.standing(actor), now).stream()
                .filter(rule -> !ELSEWHERE.contains(rule.command()))
                .toList();
        model.addAttribute("row", Row.of(file, now));
        model.addAttribute("file", file);
        model.addAttribute("procedure", journey.procedure());
        model.addAttribute("content", own ? file.draft() : file.application());
        model.addAttribute("own", own);
        model.addAttribute("open", open);
        model.addAttribute(
                "editable", own && journey.open(file.standing(actor), now).size() > open.size());
        model.addAttribute(
                "problems",
                own && !journey.state().isClosed() ? casework.check(file).problems(file.draft()) : List.of());
        model.addAttribute("crossing", casework.check(file).potentialIdentifiers(file.application()));
        model.addAttribute("asked", asked(file));
        model.addAttribute("fields", Sections.FIELDS);
        model.addAttribute("readings", readings);
        model.addAttribute("drawing", ClockDrawing.of(readings, LocalDate.ofInstant(now, Permit.ZONE), locale));
        model.addAttribute("names", onTheProject ? Map.of() : names(file));
        model.addAttribute("permit", grants.of(file.id()).orElse(null));
        return "access/dossier";
    }

    @PostMapping("/dossiers/{id}/{command}")
    String give(
            Actor actor,
            @PathVariable("id") String id,
            @PathVariable("command") String command,
            @RequestParam("version") int version,
            @RequestParam(name = "outcome", defaultValue = Rule.PLAIN) String outcome,
            @RequestParam(name = "reasons", defaultValue = "") String reasons,
            @RequestParam(name = "recommendations", defaultValue = "") String recommendations,
            @RequestParam(name = "field", required = false) @Nullable List<String> fields,
            @RequestParam(name = "conditions", defaultValue = "") String conditions) {
        DossierId dossier = Ids.dossier(id);
        Details details = new Details(
                reasons,
                recommendations,
                fields == null ? List.of() : fields,
                conditions.lines().toList());
        casework.give(actor, dossier, version, command, outcome, details);
        return "redirect:/dossiers/" + dossier;
    }

    /** What the applicant is asked for now, null when nothing. */
    private static @Nullable Event asked(DossierFile file) {
        Event last =
                file.events().isEmpty() ? null : file.events().get(file.events().size() - 1);
        return last != null && last.passage().command().equals("request-information") ? last : null;
    }

    private Map<String, String> names(DossierFile file) {
        Map<String, String> names = new HashMap<>();
        file.duties()
                .keySet()
                .forEach(person -> names.put(
                        person.toString(),
                        accounts.find(person).map(Person::name).orElse("")));
        return names;
    }

    private List<Row> rows(List<DossierFile> files) {
        return files.stream().map(file -> Row.of(file, clock.instant())).toList();
    }
}
