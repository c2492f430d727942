package eu.arete.hub.citizens.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * When batches are executed: at set times of each day, whether somebody opposed or not, so that the time of an entry tells
 * of nobody.
 */
@Component
public class Timetable {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private final List<LocalTime> times;

    Timetable(@Value("${arete.citizens.batches:03:00}") String times) {
        this.times = Arrays.stream(times.split(","))
                .map(String::strip)
                .map(LocalTime::parse)
                .sorted()
                .toList();
    }

    /** The first set time after this moment. */
    public Instant next(Instant moment) {
        LocalDate today = moment.atZone(ZONE).toLocalDate();
        return List.of(today, today.plusDays(1)).stream()
                .flatMap(day ->
                        times.stream().map(time -> day.atTime(time).atZone(ZONE).toInstant()))
                .filter(moment::isBefore)
                .findFirst()
                .orElseThrow();
    }
}
