package eu.arete.hub.access.web;

import eu.arete.hub.procedures.ClockReading;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A run of a clock as the API tells it. */
record ClockAnswer(
        String name,
        String title,
        String law,
        String party,
        String phase,
        LocalDate startedOn,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate endedOn,
        boolean prolonged,
        boolean late,
        List<ClockReading.Pause> pauses) {

    static ClockAnswer of(ClockReading reading, Locale locale) {
        return new ClockAnswer(
                reading.rule().name(),
                reading.rule().titles().in(locale),
                reading.rule().law().in(locale),
                reading.rule().party().name(),
                reading.phase().name(),
                reading.startedOn(),
                reading.due(),
                reading.endedOn(),
                reading.prolonged(),
                reading.isLate(),
                reading.pauses());
    }

    static List<ClockAnswer> all(eu.arete.hub.procedures.Journey journey, Instant now, Locale locale) {
        return journey.clocks(now).stream().map(reading -> of(reading, locale)).toList();
    }
}
