package eu.arete.hub.upkeep.internal;

import eu.arete.hub.jobs.Job;
import eu.arete.hub.jobs.JobKind;
import eu.arete.hub.jobs.Jobs;
import eu.arete.hub.upkeep.Upkeep;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks for each work at its times, whether there is something to do or not: so that an entry of the log tells nothing of when somebody
 * opposed.
 */
@Component("upkeepTicking")
class Ticking {
    private final Jobs jobs;
    private final Clock clock;
    private final Map<JobKind.Name, Duration> every = new LinkedHashMap<>();

    Ticking(
            Jobs jobs,
            Clock clock,
            @Value("${arete.upkeep.purge-every:P1D}") Duration purge,
            @Value("${arete.upkeep.compact-every:P1D}") Duration compact,
            @Value("${arete.upkeep.erase-every:P30D}") Duration erase,
            @Value("${arete.upkeep.retain-every:P30D}") Duration retain) {
        this.jobs = jobs;
        this.clock = clock;
        every.put(Kinds.PURGE, purge);
        every.put(Kinds.RETAIN, retain);
        every.put(Kinds.COMPACT, compact);
        every.put(Kinds.ERASE, erase);
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "${arete.upkeep.first-look:PT5M}")
    void tick() {
        every.forEach((kind, time) -> {
            Optional<Job> last = jobs.last(kind, Upkeep.SUBJECT);
            if (last.isEmpty() || isOver(last.get(), time)) {
                jobs.submit(kind, Upkeep.SUBJECT, "{}");
            }
        });
    }

    private boolean isOver(Job last, Duration time) {
        return !last.state().isOpen()
                && !Objects.requireNonNullElse(last.endedAt(), last.requestedAt())
                        .plus(time)
                        .isAfter(clock.instant());
    }
}
