package eu.arete.hub.documents.web;

import eu.arete.hub.documents.internal.RequestFile;
import eu.arete.hub.procedures.Party;
import eu.arete.hub.procedures.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A request in a line of a table, and at the head of its page. */
public record RequestRow(
        RequestFile file,
        State state,
        LocalDate receivedOn,
        @Nullable Party turn,
        @Nullable LocalDate due,
        boolean late) {

    static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    static RequestRow of(RequestFile file, Instant now) {
        @Nullable LocalDate due = file.due(now).orElse(null);
        return new RequestRow(
                file,
                file.state(),
                LocalDate.ofInstant(file.receivedAt(), ZONE),
                file.state().turn().orElse(null),
                due,
                due != null && LocalDate.ofInstant(now, ZONE).isAfter(due));
    }

    /** How the state looks. */
    public String tone() {
        return switch (state.name()) {
            case "GRANTED" -> "good";
            case "REFUSED_EXPLICIT", "REFUSED_IMPLICIT", "CONFIRMED_REFUSAL", "NOT_HELD" -> "bad";
            case "PARTIAL", "CLARIFY", "CADA_SEIZED", "CADA_OPINION", "COURT" -> "warn";
            default -> "";
        };
    }

    /** Whether who asked may now turn to the commission, or to the court. */
    public @Nullable String recourse() {
        return switch (state.name()) {
            case "PARTIAL", "REFUSED_EXPLICIT", "REFUSED_IMPLICIT", "NOT_HELD" -> "commission";
            case "CONFIRMED_REFUSAL" -> "court";
            default -> null;
        };
    }
}
