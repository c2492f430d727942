package eu.arete.hub.access.web;

import eu.arete.hub.access.Permit;
import eu.arete.hub.access.internal.Desk;
import eu.arete.hub.access.internal.Details;
import eu.arete.hub.access.internal.Grants;
import eu.arete.hub.access.internal.PermitFile;
import eu.arete.hub.accounts.Accounts;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Person;
import eu.arete.hub.procedures.Rule;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Permits: what they allow, what is still to accept, and their end. */
@Controller
class PermitPages {

    private final Grants grants;
    private final Desk desk;
    private final Accounts accounts;
    private final Clock clock;

    PermitPages(Grants grants, Desk desk, Accounts accounts, Clock clock) {
        this.grants = grants;
        this.desk = desk;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping("/permits")
    String list(Actor actor, Model model) {
        model.addAttribute("permits", desk.permits(actor));
        model.addAttribute("now", clock.instant());
        return "access/permits";
    }

    @GetMapping("/permits/{id}")
    String permit(Actor actor, @PathVariable("id") String id, Model model) {
        PermitFile file = grants.read(actor, Ids.permit(id));
        Permit permit = file.permit();
        Instant now = clock.instant();
        boolean toAccept = permit.namedUsers().stream()
                .anyMatch(user -> user.person().equals(actor.id()) && !user.acceptedTerms());
        List<Rule> open = file.journey().open(file.standing(actor), now).stream()
                .filter(rule -> toAccept || !rule.command().equals("accept-terms"))
                .toList();
        model.addAttribute("file", file);
        model.addAttribute("permit", permit);
        model.addAttribute("state", file.journey().state());
        model.addAttribute("inForce", permit.inForce(now));
        model.addAttribute("open", open);
        model.addAttribute("names", names(permit));
        return "access/permit";
    }

    @PostMapping("/permits/{id}/{command}")
    String give(
            Actor actor,
            @PathVariable("id") String id,
            @PathVariable("command") String command,
            @RequestParam(name = "reasons", defaultValue = "") String reasons) {
        grants.give(actor, Ids.permit(id), command, new Details(reasons, "", List.of(), List.of()));
        return "redirect:/permits/" + id;
    }

    private Map<String, String> names(Permit permit) {
        Map<String, String> names = new HashMap<>();
        permit.namedUsers()
                .forEach(user -> names.put(
                        user.person().toString(),
                        accounts.find(user.person()).map(Person::name).orElse("")));
        return names;
    }
}
