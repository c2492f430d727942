package eu.arete.hub.citizens.internal;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks every minute whether a set time has passed. */
@Configuration(value = "citizensTicking", proxyBeanMethods = false)
@EnableScheduling
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
