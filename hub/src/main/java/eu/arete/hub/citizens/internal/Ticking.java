package eu.arete.hub.citizens.internal;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every minute whether a set time has passed. */
@Component("citizensTicking")
class Ticking {
    private final Batches batches;

    Ticking(Batches batches) {
        this.batches = batches;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT20S")
    void tick() {
        batches.executeIfDue();
    }
}
