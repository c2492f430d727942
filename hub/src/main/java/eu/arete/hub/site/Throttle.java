package eu.arete.hub.site;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** So many requests a minute for each name; the names are forgotten when the minute ends, and are bounded. */
public final class Throttle {
    private static final int MOST_NAMES = 20_000;

    private final int perMinute;
    private final Clock clock;
    private final Map<String, Integer> counts = new HashMap<>();
    private long minute;

    public Throttle(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** @throws Refused 429 */
    public synchronized void count(String name) {
        long now = clock.millis() / 60_000;
        if (now != minute) {
            minute = now;
            counts.clear();
        }
        boolean full = counts.size() >= MOST_NAMES && !counts.containsKey(name);
        if (full || counts.merge(name, 1, Integer::sum) > perMinute) {
            throw Refused.because("site.too-many").with(HttpStatus.TOO_MANY_REQUESTS);
        }
    }
}
