package eu.arete.hub.access;

import java.util.UUID;

/** The identity of a permit; it stays the same over the permit's versions. */
public record PermitId(UUID value) {

    public static PermitId parse(String text) {
        return new PermitId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
