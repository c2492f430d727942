package eu.arete.hub.documents.internal;

import eu.arete.hub.documents.DocumentKind;
import eu.arete.hub.procedures.ClockReading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long requests wait for their first answer. */
public final class AnswerTimes {

    private AnswerTimes() {}

    /**
     * Requests of one kind.
     *
     * @param kind null for all together
     * @param answered how many got an answer, silence aside
     * @param medianDays from receipt to answer, without the time spent awaiting who asked
     * @param inTime how many answers came by their due date
     * @param silent how many were refused by silence
     * @param granted how many got documents, whole or in part
     */
    public record Line(
            @Nullable DocumentKind kind,
            int received,
            int answered,
            double medianDays,
            int inTime,
            int silent,
            int granted) {

        /** Of those answered or refused by silence, how many in a hundred in time. */
        public int percentInTime() {
            int ended = answered + silent;
            return ended == 0 ? 0 : Math.round(100f * inTime / ended);
        }
    }

    /** All together first, then kind by kind. */
    public static List<Line> of(List<RequestFile> requests, Instant now) {
        List<Line> lines = new ArrayList<>();
        lines.add(line(null, requests, now));
        for (DocumentKind kind : DocumentKind.values()) {
            List<RequestFile> own =
                    requests.stream().filter(request -> request.kind() == kind).toList();
            if (!own.isEmpty()) {
                lines.add(line(kind, own, now));
            }
        }
        return lines;
    }

    private static Line line(@Nullable DocumentKind kind, List<RequestFile> requests, Instant now) {
        List<ClockReading> answers = requests.stream()
                .filter(request -> !wasSilent(request) && !wasWithdrawnFirst(request))
                .flatMap(request -> first(request, now).stream())
                .filter(reading -> !reading.isUnderWay())
                .toList();
        long[] days = answers.stream().mapToLong(AnswerTimes::days).sorted().toArray();
        double median = days.length == 0 ? 0 : (days[(days.length - 1) / 2] + days[days.length / 2]) / 2.0;
        return new Line(
                kind,
                requests.size(),
                days.length,
                median,
                (int) answers.stream().filter(reading -> !reading.isLate()).count(),
                (int) requests.stream().filter(AnswerTimes::wasSilent).count(),
                (int) requests.stream().filter(AnswerTimes::wasGranted).count());
    }

    private static Optional<ClockReading> first(RequestFile request, Instant now) {
        return request.clocks(now).stream()
                .filter(reading -> reading.rule().name().equals("answer"))
                .findFirst();
    }

    private static boolean wasSilent(RequestFile request) {
        return passed(request, "REFUSED_IMPLICIT");
    }

    private static boolean wasGranted(RequestFile request) {
        return passed(request, "GRANTED") || passed(request, "PARTIAL");
    }

    private static boolean passed(RequestFile request, String state) {
        return request.events().stream().anyMatch(event -> event.passage().to().equals(state));
    }

    private static boolean wasWithdrawnFirst(RequestFile request) {
        return request.state().name().equals("WITHDRAWN")
                && request.events().stream()
                        .filter(event -> !event.passage().to().equals("WITHDRAWN"))
                        .allMatch(event -> List.of("RECEIVED", "IN_PROGRESS", "CLARIFY")
                                .contains(event.passage().to()));
    }

    private static long days(ClockReading reading) {
        long whole =
                ChronoUnit.DAYS.between(reading.startedOn(), reading.ended().orElse(reading.read()));
        long paused = reading.pauses().stream()
                .mapToLong(pause -> ChronoUnit.DAYS.between(pause.from(), pause.to()))
                .sum();
        return whole - paused;
    }
}
