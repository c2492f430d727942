package eu.arete.hub.access.internal;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets time pass on dossiers and permits every minute, for what becomes due without anybody acting. */
@Component("accessTicking")
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
