package eu.arete.hub.procedures;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The clocks of one dossier laid out on a common scale of days, for a drawing that always has its table beside it. */
public record ClockDrawing(int width, int height, List<Lane> lanes, int today, List<Tick> ticks) {

    private static final int WIDTH = 800;
    private static final int LEFT = 8;
    private static final int TOP = 30;
    private static final int LANE = 46;

    /**
     * One run of a clock.
     *
     * @param due where its due date falls, null while the clock is stopped
     */
    public record Lane(
            String title,
            int y,
            int x,
            int length,
            @Nullable Integer due,
            boolean late,
            List<Span> pauses) {}

    public record Span(int x, int length) {}

    public record Tick(int x, String label) {}

    public static ClockDrawing of(List<ClockReading> readings, LocalDate today, Locale locale) {
        LocalDate first = readings.stream()
                .map(ClockReading::startedOn)
                .min(Comparator.naturalOrder())
                .orElse(today);
        LocalDate last = readings.stream()
                .flatMap(reading -> Stream.concat(Stream.of(reading.ended().orElse(today)), reading.dueOn().stream()))
                .max(Comparator.naturalOrder())
                .orElse(today)
                .plusDays(1);
        Scale scale = new Scale(first, Math.max(1, ChronoUnit.DAYS.between(first, last)));
        List<Lane> lanes = new ArrayList<>();
        for (ClockReading reading : readings) {
            lanes.add(lane(reading, TOP + LANE * lanes.size(), scale, today, locale));
        }
        return new ClockDrawing(
                WIDTH,
                TOP + LANE * lanes.size() + 6,
                lanes,
                scale.x(today.isAfter(last) ? last : today),
                scale.ticks(last));
    }

    private static Lane lane(ClockReading reading, int y, Scale scale, LocalDate today, Locale locale) {
        int start = scale.x(reading.startedOn());
        int end = scale.x(reading.ended().orElse(today));
        return new Lane(
                reading.rule().titles().in(locale),
                y,
                start,
                Math.max(3, end - start),
                reading.dueOn().map(scale::x).orElse(null),
                reading.isLate(),
                reading.pauses().stream()
                        .map(pause -> new Span(scale.x(pause.from()), scale.x(pause.to()) - scale.x(pause.from())))
                        .toList());
    }

    private record Scale(LocalDate first, long days) {

        int x(LocalDate day) {
            long passed = ChronoUnit.DAYS.between(first, day);
            return LEFT + (int) (passed * (WIDTH - 2 * LEFT) / days);
        }

        List<Tick> ticks(LocalDate last) {
            long step = Math.max(1, days / 6);
            return Stream.iterate(first, day -> day.isBefore(last), day -> day.plusDays(step))
                    .limit(6)
                    .map(day -> new Tick(x(day), day.toString()))
                    .toList();
        }
    }
}
