package eu.arete.hub.documents.web;

import eu.arete.hub.site.Throttle;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How often one address may do what anyone may do, on pages and through the API alike. */
@Component("documentsThrottles")
class Throttles {

    private final Throttle asks;
    private final Throttle looks;
    private final Throttle codes;

    Throttles(Clock clock, @Value("${arete.documents.asks-per-minute:10}") int asksPerMinute) {
        this.asks = new Throttle(asksPerMinute, clock);
        this.looks = new Throttle(6 * asksPerMinute, clock);
        this.codes = new Throttle(60, clock);
    }

    /** Requests sent. */
    Throttle asks() {
        return asks;
    }

    /** Suggestions looked for. */
    Throttle looks() {
        return looks;
    }

    /** Codes tried, at 100 bits each. */
    Throttle codes() {
        return codes;
    }
}
