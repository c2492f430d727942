package eu.arete.hub.access.web;

import eu.arete.hub.access.internal.DossierFile;
import eu.arete.hub.procedures.ClockReading;
import eu.arete.hub.procedures.Party;
import eu.arete.hub.procedures.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A dossier in a list: where it stands, whose turn it is, and by when.
 *
 * @param due the nearest due date of those whose turn it is, null when no clock runs
 */
public record Row(
        DossierFile file,
        State state,
        @Nullable Party turn,
        @Nullable LocalDate due,
        boolean late) {

    static Row of(DossierFile file, Instant now) {
        var journey = file.journey();
        ClockReading nearest = journey.clocks(now).stream()
                .filter(reading -> reading.isUnderWay() && reading.dueOn().isPresent())
                .min(Comparator.comparing(reading -> reading.dueOn().orElse(LocalDate.MAX)))
                .orElse(null);
        return new Row(
                file,
                journey.state(),
                journey.state().turn().orElse(null),
                nearest == null ? null : nearest.due(),
                nearest != null && nearest.isLate());
    }

    /** The badge's colour: what is closed well, closed badly, late, or under way. */
    public String tone() {
        if (late) {
            return "bad";
        }
        if (!state.isClosed()) {
            return "warn";
        }
        return state.name().equals("GRANTED") ? "good" : "";
    }
}
