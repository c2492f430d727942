package eu.arete.hub.reidentification.web;

import eu.arete.hub.access.Permit;
import eu.arete.hub.access.Permits;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.reidentification.Reidentification;
import eu.arete.hub.reidentification.Reidentifications;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Requests to reach a person, for projects and for the two who approve. */
@Controller
@RequestMapping("/reidentifications")
class ReidentificationPages {
    private static final int SHOWN = 100;

    private final Reidentifications requests;
    private final Permits permits;
    private final Refusals refusals;
    private final Clock clock;

    ReidentificationPages(Reidentifications requests, Permits permits, Refusals refusals, Clock clock) {
        this.requests = requests;
        this.permits = permits;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping
    String list(Actor actor, Model page) {
        page.addAttribute(
                "requests",
                requests.latest(actor, SHOWN).stream()
                        .map(ReidentificationAnswer::of)
                        .toList());
        page.addAttribute(
                "permits",
                permits.ofPerson(actor.id()).stream()
                        .filter(permit -> permit.admits(actor.id()) && permit.inForce(clock.instant()))
                        .map(Permit::number)
                        .toList());
        page.addAttribute("medical", actor.is(Role.COMMITTEE));
        page.addAttribute("legal", actor.is(Role.AUTHORITY));
        return "reidentification/requests";
    }

    @PostMapping
    String ask(
            Actor actor,
            @RequestParam(defaultValue = "") String permit,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String finding,
            Locale locale,
            Model page,
            HttpServletResponse response) {
        page.addAttribute("typed", new ReidentificationsApi.Asked(permit, code, finding));
        return done(actor, () -> requests.request(actor, permit, code, finding), locale, page, response);
    }

    @PostMapping("/{number}/approve")
    String approve(
            Actor actor,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String side,
            Locale locale,
            Model page,
            HttpServletResponse response) {
        return done(
                actor, () -> requests.approve(actor, number, ReidentificationsApi.side(side)), locale, page, response);
    }

    @PostMapping("/{number}/refuse")
    String refuse(
            Actor actor,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            Model page,
            HttpServletResponse response) {
        return done(actor, () -> requests.refuse(actor, number, reason), locale, page, response);
    }

    @PostMapping("/{number}/withdraw")
    String withdraw(Actor actor, @PathVariable String number, Locale locale, Model page, HttpServletResponse response) {
        return done(actor, () -> requests.withdraw(actor, number), locale, page, response);
    }

    private String done(
            Actor actor, Supplier<Reidentification> act, Locale locale, Model page, HttpServletResponse response) {
        try {
            return "redirect:/reidentifications#" + act.get().number();
        } catch (Refused refused) {
            response.setStatus(refused.status().value());
            page.addAttribute("told", refusals.tell(refused, locale));
            return list(actor, page);
        }
    }
}
