package eu.arete.hub.upkeep.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.jobs.Job;
import eu.arete.hub.jobs.Jobs;
import eu.arete.hub.upkeep.Upkeep;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The state of the lake for those who keep it up, and the work they may ask for: each in two steps. */
@Controller
@RequestMapping("/upkeep")
class UpkeepPages {
    private static final int SHOWN = 50;

    private final Upkeep upkeep;
    private final Jobs jobs;

    UpkeepPages(Upkeep upkeep, Jobs jobs) {
        this.upkeep = upkeep;
        this.jobs = jobs;
    }

    @GetMapping
    String show(Actor actor, Model page) {
        page.addAttribute("datasets", upkeep.tables(actor));
        page.addAttribute("removals", upkeep.removals(actor, SHOWN));
        page.addAttribute("proof", upkeep.lastProof().orElse(null));
        page.addAttribute("preview", upkeep.preview(actor));
        Map<String, Job> last = new LinkedHashMap<>();
        for (Upkeep.Work work : Upkeep.Work.values()) {
            jobs.last(work.kind(), Upkeep.SUBJECT).ifPresent(job -> last.put(work.name(), job));
        }
        page.addAttribute("works", Upkeep.Work.values());
        page.addAttribute("last", last);
        return "upkeep/upkeep";
    }

    /** The first step: what will happen. */
    @GetMapping("/run/{work}")
    String ask(Actor actor, @PathVariable("work") String work, Model page) {
        upkeep.removals(actor, 1);
        page.addAttribute("work", Upkeep.Work.named(work));
        return "upkeep/confirm";
    }

    @PostMapping("/run/{work}")
    String run(Actor actor, @PathVariable("work") String work) {
        return "redirect:/jobs/" + upkeep.ask(actor, Upkeep.Work.named(work));
    }

    @GetMapping("/proofs/{sha256:[0-9a-f]{64}}")
    ResponseEntity<String> proof(Actor actor, @PathVariable("sha256") String sha256) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(upkeep.proof(actor, sha256).report());
    }
}
