package eu.arete.hub.airlock;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The identity of an output; people quote its {@link Output#number() number}. */
public record OutputId(@JsonValue UUID value) {

    public static OutputId of(String text) {
        return new OutputId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
