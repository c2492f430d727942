package eu.arete.hub.documents.internal;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets time pass on requests every minute, and shows what the log tells of by now. */
@Component("documentsTicking")
class Ticking {

    private final Requests requests;
    private final Publishing publishing;

    Ticking(Requests requests, Publishing publishing) {
        this.requests = requests;
        this.publishing = publishing;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT15S")
    void tick() {
        requests.passTime();
        publishing.showPublished();
    }
}
