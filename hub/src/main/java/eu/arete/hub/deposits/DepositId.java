package eu.arete.hub.deposits;

import com.fasterxml.jackson.annotation.JsonValue;
import eu.arete.hub.site.Refused;
import java.util.UUID;

/** A deposit; random. */
public record DepositId(@JsonValue UUID value) {
    /** @throws Refused 404 when the text is no identifier */
    public static DepositId of(String text) {
        try {
            return new DepositId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Refused.notFound("deposits.no-such-deposit");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
