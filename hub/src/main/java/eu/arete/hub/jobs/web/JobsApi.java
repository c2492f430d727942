package eu.arete.hub.jobs.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.jobs.JobId;
import eu.arete.hub.jobs.Jobs;
import eu.arete.hub.site.Refused;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Long work, for administrators. */
@RestController
@RequestMapping("/api/v1/jobs")
class JobsApi {
    private static final int MOST = 500;

    private final Jobs jobs;
    private final Clock clock;

    JobsApi(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Open ones first, then those that ended last. */
    @GetMapping
    List<JobAnswer> list(Actor actor, @RequestParam(defaultValue = "100") int count) {
        return jobs.list(actor, Math.max(1, Math.min(count, MOST))).stream()
                .map(job -> JobAnswer.of(job, clock.instant()))
                .toList();
    }

    @GetMapping("/{id}")
    JobAnswer read(Actor actor, @PathVariable("id") String id) {
        return JobAnswer.of(jobs.job(actor, id(id)), clock.instant());
    }

    /** Ends it: now if it does not run, at its next step otherwise. */
    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobAnswer cancel(Actor actor, @PathVariable("id") String id) {
        jobs.cancel(actor, id(id));
        return read(actor, id);
    }

    /** Lets one that waits or is held run now. */
    @PostMapping("/{id}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobAnswer resume(Actor actor, @PathVariable("id") String id) {
        jobs.resume(actor, id(id));
        return read(actor, id);
    }

    static JobId id(String text) {
        try {
            return JobId.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refused.notFound("jobs.no-such-job", text);
        }
    }
}
