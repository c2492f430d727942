package eu.arete.hub.publiclog;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * An entry under a published checkpoint.
 *
 * @param index its place in the log, from 0
 * @param json the leaf, byte for byte (ASCII)
 * @param facts what it says, by {@link Field#key()}, with {@code type} and {@code time}
 */
public record PublishedEntry(EntryId id, long index, String json, Map<String, String> facts) {
    public PublishedEntry {
        facts = Map.copyOf(facts);
    }

    public String type() {
        return facts.getOrDefault("type", "");
    }

    /** To the hour. */
    public Instant time() {
        return Instant.parse(facts.getOrDefault("time", Instant.EPOCH.toString()));
    }

    /** What the entry says beyond its type and time, in a stable order. */
    public Map<String, String> details() {
        Map<String, String> details = new TreeMap<>(facts);
        details.remove("type");
        details.remove("time");
        return details;
    }
}
