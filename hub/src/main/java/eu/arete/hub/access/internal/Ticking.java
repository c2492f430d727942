package eu.arete.hub.access.internal;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Lets time pass on dossiers and permits every minute, for what becomes due without anybody acting. */
@Configuration(value = "accessTicking", proxyBeanMethods = false)
@EnableScheduling
class Ticking {

    private final Casework casework;
    private final Grants grants;

    Ticking(Casework casework, Grants grants) {
        this.casework = casework;
        this.grants = grants;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT10S")
    void tick() {
        casework.passTime();
        grants.passTime();
    }
}
