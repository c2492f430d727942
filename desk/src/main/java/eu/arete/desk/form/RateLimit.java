package eu.arete.desk.form;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** So many requests a minute for each name (an address), forgotten when the minute ends; the names kept are bounded. */
final class RateLimit {

    private static final int MOST_NAMES = 10_000;
    private static final long MINUTE = 60_000;

    private final int perMinute;
    private final Clock clock;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private long minute;

    RateLimit(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    synchronized boolean allows(String name) {
        long now = clock.millis() / MINUTE;
        if (now != minute) {
            minute = now;
            counts.clear();
        }
        if (counts.size() >= MOST_NAMES && !counts.containsKey(name)) {
            return false;
        }
        return counts.merge(name, 1, Integer::sum) <= perMinute;
    }
}
