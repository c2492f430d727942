package eu.arete.hub.access.internal;

import eu.arete.hub.access.Permit;
import java.time.LocalDate;
import java.util.List;

/** What the register publishes of a permit: no person. */
public record Granted(
        String number, int version, Permit.State state, LocalDate start, LocalDate end, List<String> conditions) {

    public Granted {
        conditions = List.copyOf(conditions);
    }
}
