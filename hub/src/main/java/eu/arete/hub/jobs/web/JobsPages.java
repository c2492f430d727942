package eu.arete.hub.jobs.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.jobs.Job;
import eu.arete.hub.jobs.JobState;
import eu.arete.hub.jobs.Jobs;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Long work for people. A page that looks again by itself does so only where the reader asked it to (WCAG 2.2.2). */
@Controller
@RequestMapping("/jobs")
class JobsPages {
    private static final int SHOWN = 100;

    private final Jobs jobs;
    private final MessageSource messages;
    private final Clock clock;

    JobsPages(Jobs jobs, MessageSource messages, Clock clock) {
        this.jobs = jobs;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean follow,
            Locale locale,
            HttpServletResponse response,
            Model page) {
        List<JobView> all = jobs.list(actor, SHOWN).stream()
                .map(job -> JobView.of(job, clock.instant(), messages, locale))
                .toList();
        page.addAttribute(
                "open", all.stream().filter(view -> view.job().state().isOpen()).toList());
        page.addAttribute(
                "ended",
                all.stream().filter(view -> !view.job().state().isOpen()).toList());
        page.addAttribute("follow", follow);
        if (follow) {
            response.setHeader("Refresh", "3");
        }
        return "jobs/jobs";
    }

    @GetMapping("/{id}")
    String one(
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam(defaultValue = "false") boolean follow,
            Locale locale,
            HttpServletResponse response,
            Model page) {
        Job job = jobs.job(actor, JobsApi.id(id));
        page.addAttribute("view", JobView.of(job, clock.instant(), messages, locale));
        page.addAttribute("acts", jobs.acts(actor, job.id()));
        page.addAttribute("ours", jobs.isOurs(job));
        page.addAttribute("follow", follow);
        if (follow && job.state().isOpen() && job.state() != JobState.HELD) {
            response.setHeader("Refresh", "3");
        }
        return "jobs/job";
    }

    @PostMapping("/{id}/cancel")
    String cancel(Actor actor, @PathVariable("id") String id) {
        jobs.cancel(actor, JobsApi.id(id));
        return "redirect:/jobs/" + JobsApi.id(id);
    }

    @PostMapping("/{id}/resume")
    String resume(Actor actor, @PathVariable("id") String id) {
        jobs.resume(actor, JobsApi.id(id));
        return "redirect:/jobs/" + JobsApi.id(id);
    }
}
