package eu.arete.hub.procedures;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as the law writes it: calendar months, calendar days, or working days. Written {@code 2M}, {@code 4W}, {@code 15D}, {@code 7WD}.
 *
 * <p>The day of the event does not count (Regulation (EEC, Euratom) 1182/71 art. 3(1)), so one month from 15 March ends with 15 April; where the last
 * month has no such day, it ends with the last day of that month (art. 3(2)(c)).
 */
public record Term(int number, Unit unit) {

    public enum Unit {
        MONTHS,
        DAYS,
        WORKING_DAYS
    }

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,3})(M|W|D|WD)");

    @JsonCreator
    public static Term parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("Cannot read the term '" + text + "': write it as 2M, 4W, 15D or 7WD");
        }
        int number = Integer.parseInt(written.group(1));
        switch (written.group(2)) {
            case "M":
                return new Term(number, Unit.MONTHS);
            case "W":
                return new Term(number * 7, Unit.DAYS);
            case "D":
                return new Term(number, Unit.DAYS);
            default:
                return new Term(number, Unit.WORKING_DAYS);
        }
    }

    /** The last day of this term when it begins with an event of that day. */
    public LocalDate after(LocalDate day, WorkingDays calendar) {
        switch (unit) {
            case MONTHS:
                return day.plusMonths(number);
            case DAYS:
                return day.plusDays(number);
            default:
                return calendar.plus(day, number);
        }
    }

    /** Both terms one after the other; they must count in the same unit. */
    public Term plus(Term other) {
        if (other.unit != unit) {
            throw new IllegalArgumentException(
                    "Cannot add " + other + " to " + this + ": they count in different units");
        }
        return new Term(number + other.number, unit);
    }
}
