package eu.arete.hub.workspace.web;

import eu.arete.hub.access.Permit;
import eu.arete.hub.access.Permits;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.extraction.ExtractJob;
import eu.arete.hub.extraction.Extracts;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import eu.arete.hub.workspace.QueryResult;
import eu.arete.hub.workspace.internal.ProjectWork;
import eu.arete.hub.workspace.internal.Query;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The workspace in a browser; works without scripts. */
@Controller
@RequestMapping("/workspaces")
class WorkspacePages {

    /** A short query is shown done at once; a longer one is followed. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Admission admission;
    private final Permits permits;
    private final Extracts extracts;
    private final ProjectWork work;
    private final Refusals refusals;
    private final Clock clock;

    WorkspacePages(
            Admission admission, Permits permits, Extracts extracts, ProjectWork work, Refusals refusals, Clock clock) {
        this.admission = admission;
        this.permits = permits;
        this.extracts = extracts;
        this.work = work;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** @param extract state of the last extraction asked for, or {@code NONE} */
    record Mine(Permit permit, boolean open, String extract) {}

    @GetMapping
    String mine(Actor actor, Model model) {
        List<Mine> mine = permits.ofPerson(actor.id()).stream()
                .filter(permit -> permit.admits(actor.id()))
                .map(permit -> new Mine(
                        permit,
                        permit.inForce(clock.instant()),
                        extracts.job(permit.id())
                                .map(ExtractJob::state)
                                .map(Enum::name)
                                .orElse("NONE")))
                .toList();
        model.addAttribute("mine", mine);
        return "workspace/workspaces";
    }

    @GetMapping("/{permit}")
    String workspace(
            Actor actor,
            @PathVariable("permit") String number,
            @RequestParam(name = "sql", defaultValue = "") String sql,
            Model model) {
        return workspace(admission.of(actor, number), actor, sql, model);
    }

    private String workspace(Permit permit, Actor actor, String sql, Model model) {
        model.addAttribute("permit", permit);
        model.addAttribute("sql", sql);
        model.addAttribute("limits", work.limits());
        model.addAttribute("tables", work.tables(permit));
        model.addAttribute("extract", extracts.current(permit.id()).orElse(null));
        model.addAttribute("history", work.history(permit, actor.id()));
        return "workspace/workspace";
    }

    @PostMapping("/{permit}/queries")
    String submit(
            Actor actor,
            @PathVariable("permit") String number,
            @RequestParam("sql") String sql,
            Model model,
            Locale locale) {
        Permit permit = admission.of(actor, number);
        try {
            Query query = work.submit(permit, actor.id(), sql);
            work.await(query, PATIENCE);
            return "redirect:/workspaces/" + permit.number() + "/queries/" + query.id();
        } catch (Refused refused) {
            // What was typed stays, with the fault beside it.
            model.addAttribute("told", refusals.tell(refused, locale));
            return workspace(permit, actor, sql, model);
        }
    }

    @GetMapping("/{permit}/queries/{query}")
    String query(
            Actor actor,
            @PathVariable("permit") String number,
            @PathVariable("query") String id,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        Permit permit = admission.of(actor, number);
        Query query = work.find(permit, actor.id(), WorkspaceApi.id(id));
        model.addAttribute("permit", permit);
        model.addAttribute("query", query);
        model.addAttribute("progress", work.progress(query.id()).orElse(null));
        if (query.state().isOpen()) {
            response.setHeader("Refresh", "2");
        }
        query.refused().ifPresent(refusal -> model.addAttribute("told", refusals.tell(refusal.refused(), locale)));
        if (query.state() == Query.State.DONE) {
            QueryResult result = work.result(permit, actor.id(), query.id());
            model.addAttribute("result", result);
            model.addAttribute("chart", Chart.of(result).orElse(null));
        }
        return "workspace/query";
    }

    @PostMapping("/{permit}/queries/{query}/cancel")
    String cancel(Actor actor, @PathVariable("permit") String number, @PathVariable("query") String id) {
        Permit permit = admission.of(actor, number);
        Query query = work.cancel(permit, actor.id(), WorkspaceApi.id(id));
        work.await(query, PATIENCE);
        return "redirect:/workspaces/" + permit.number() + "/queries/" + query.id();
    }
}
