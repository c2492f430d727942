package eu.arete.hub.documents.internal;

import eu.arete.hub.documents.DocumentKind;
import eu.arete.hub.procedures.ClockReading;
import eu.arete.hub.procedures.Journey;
import eu.arete.hub.procedures.Procedures;
import eu.arete.hub.procedures.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is kept, or as anyone may see it.
 *
 * @param hiddenReason why what was asked is not shown
 * @param reachable whether who asked left a way to reach them; the way itself is not here
 */
public record RequestFile(
        UUID id,
        String number,
        DocumentKind kind,
        String subject,
        String body,
        int version,
        Instant receivedAt,
        @Nullable String hiddenReason,
        boolean reachable,
        List<RequestEvent> events) {

    public RequestFile {
        events = List.copyOf(events);
    }

    RequestFile with(List<RequestEvent> happened) {
        return new RequestFile(id, number, kind, subject, body, version, receivedAt, hiddenReason, reachable, happened);
    }

    /** Without what is hidden: the only form in which it leaves for who does not work here, follow-up code or not. */
    RequestFile asShown() {
        boolean hidden = hiddenReason != null;
        return new RequestFile(
                id,
                number,
                kind,
                hidden ? "" : subject,
                hidden ? "" : body,
                version,
                receivedAt,
                hiddenReason,
                false,
                events.stream().map(RequestEvent::asShown).toList());
    }

    public Journey journey() {
        return new Journey(
                Procedures.DOCUMENTS, events.stream().map(RequestEvent::passage).toList(), Series.ZONE);
    }

    public State state() {
        return journey().state();
    }

    public List<ClockReading> clocks(Instant now) {
        return journey().clocks(now);
    }

    /** The day by which whose turn it is must act, if a clock runs for them. */
    public Optional<LocalDate> due(Instant now) {
        return clocks(now).stream()
                .filter(ClockReading::isUnderWay)
                .filter(reading ->
                        state().turn().filter(reading.rule().party()::equals).isPresent())
                .flatMap(reading -> reading.dueOn().stream())
                .min(Comparator.naturalOrder());
    }

    @Override
    public String toString() {
        return "RequestFile[" + number + "]";
    }
}
