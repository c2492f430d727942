package eu.arete.hub.hosting.web;

import eu.arete.hub.hosting.register.HostRegister;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * The two times of a question: what was known at a moment, about a day.
 *
 * @param isPast whether the reader asked for another moment than now
 */
record AsKnown(LocalDate validAt, Instant knownAt, boolean isPast) {

    /**
     * @param validAt a day; today without it
     * @param knownAt a moment, or a day: then its end
     */
    static AsKnown of(String validAt, String knownAt, HostRegister register) {
        LocalDate day = validAt.isBlank() ? register.today() : day("validAt", validAt);
        return knownAt.isBlank()
                ? new AsKnown(day, register.now(), !validAt.isBlank())
                : new AsKnown(day, moment(knownAt), true);
    }

    private static Instant moment(String text) {
        if (text.length() <= 10) {
            return day("knownAt", text)
                    .plusDays(1)
                    .atStartOfDay(HostRegister.ZONE)
                    .toInstant();
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Refused.because("hosting.register.not-a-date", "knownAt").at(Place.field("knownAt"));
        }
    }

    private static LocalDate day(String field, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1900 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeParseException e) {
            throw Refused.because("hosting.register.not-a-date", field).at(Place.field(field));
        }
        throw Refused.because("hosting.register.not-a-date", field).at(Place.field(field));
    }
}
