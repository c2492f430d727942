package eu.arete.hub.pseudonymisation.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.pseudonymisation.Regimes;
import eu.arete.hub.pseudonymisation.Rotation;
import eu.arete.hub.pseudonymisation.Rotations;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Rotations for those who propose and start them. */
@Controller
@RequestMapping("/rotations")
class RotationPages {
    private static final int SHOWN = 50;

    private final Rotations rotations;
    private final Regimes regimes;
    private final Catalogue catalogue;
    private final Refusals refusals;

    RotationPages(Rotations rotations, Regimes regimes, Catalogue catalogue, Refusals refusals) {
        this.rotations = rotations;
        this.regimes = regimes;
        this.catalogue = catalogue;
        this.refusals = refusals;
    }

    @GetMapping
    String list(Actor actor, Model page) {
        page.addAttribute(
                "rotations",
                rotations.latest(actor, SHOWN).stream().map(RotationAnswer::of).toList());
        Map<String, Integer> standing = catalogue.datasets().stream()
                .map(Dataset::name)
                .collect(Collectors.toMap(
                        Function.identity(),
                        dataset -> regimes.of(dataset).number(),
                        (a, b) -> a,
                        java.util.TreeMap::new));
        page.addAttribute("standing", standing);
        page.addAttribute("oppositions", regimes.ofOppositions().number());
        page.addAttribute("mayPropose", actor.is(Role.ADMINISTRATOR));
        page.addAttribute("mayStart", actor.is(Role.AUTHORITY));
        return "pseudonymisation/rotations";
    }

    @PostMapping
    String propose(
            Actor actor,
            @RequestParam(defaultValue = "") String dataset,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            Model page,
            HttpServletResponse response) {
        page.addAttribute("typed", new RotationsApi.Proposal(dataset, reason));
        return done(actor, () -> rotations.propose(actor, dataset, reason), locale, page, response);
    }

    @PostMapping("/{number}/start")
    String start(Actor actor, @PathVariable String number, Locale locale, Model page, HttpServletResponse response) {
        return done(actor, () -> rotations.approve(actor, number), locale, page, response);
    }

    @PostMapping("/{number}/abandon")
    String abandon(Actor actor, @PathVariable String number, Locale locale, Model page, HttpServletResponse response) {
        return done(actor, () -> rotations.abandon(actor, number), locale, page, response);
    }

    private String done(Actor actor, Supplier<Rotation> act, Locale locale, Model page, HttpServletResponse response) {
        try {
            return "redirect:/rotations#" + act.get().number();
        } catch (Refused refused) {
            response.setStatus(refused.status().value());
            page.addAttribute("told", refusals.tell(refused, locale));
            return list(actor, page);
        }
    }
}
