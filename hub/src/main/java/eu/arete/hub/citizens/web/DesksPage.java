package eu.arete.hub.citizens.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.citizens.Desks;
import eu.arete.hub.citizens.Oppositions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Desks and batches, for administrators. */
@Controller
@RequestMapping("/citizens/desks")
class DesksPage {
    private final Desks desks;
    private final Oppositions oppositions;

    DesksPage(Desks desks, Oppositions oppositions) {
        this.desks = desks;
        this.oppositions = oppositions;
    }

    @GetMapping
    String show(Actor actor, Model page) {
        page.addAttribute("desks", desks.all(actor));
        page.addAttribute("last", oppositions.lastBatch().orElse(null));
        page.addAttribute("next", oppositions.nextBatch());
        return "citizens/desks";
    }

    /** Shown, not redirected: the token is said once. */
    @PostMapping
    String pair(Actor actor, @RequestParam(required = false) @Nullable String name, Model page) {
        page.addAttribute("paired", desks.pair(actor, name));
        return show(actor, page);
    }

    @PostMapping("/{desk}/revoke")
    String revoke(Actor actor, @PathVariable UUID desk) {
        desks.revoke(actor, desk);
        return "redirect:/citizens/desks";
    }

    @PostMapping("/batch")
    String execute(Actor actor) {
        oppositions.executeNow(actor);
        return "redirect:/citizens/desks";
    }
}
