package eu.arete.hub.hosting.gate;

import eu.arete.hub.hosting.Gate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every minute, whether somebody deposits or not. */
@Component
class GateTicking {
    private final Gate gate;

    GateTicking(Gate gate) {
        this.gate = gate;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT5S")
    void tick() {
        gate.now();
    }
}
