package eu.arete.synth;

import java.time.LocalDate;

/** Dates as numbers of days since 1970, with their year, month and day looked up rather than computed. */
final class Days {
    private static final int FIRST = day(1850, 1, 1);
    private static final int[] WRITTEN = new int[day(2035, 1, 1) - FIRST];

    static {
        LocalDate date = LocalDate.ofEpochDay(FIRST);
        for (int i = 0; i < WRITTEN.length; i++) {
            WRITTEN[i] = date.getYear() * 10000 + date.getMonthValue() * 100 + date.getDayOfMonth();
            date = date.plusDays(1);
        }
    }

    static final int YEAR_START = day(2023, 1, 1);
    static final int YEAR_END = day(2023, 12, 31);
    /** Later than any date written. */
    static final int NEVER = Integer.MAX_VALUE;

    private Days() {}

    static int day(int year, int month, int dayOfMonth) {
        return (int) LocalDate.of(year, month, dayOfMonth).toEpochDay();
    }

    /** yyyyMMdd as a number. */
    static int written(int day) {
        return WRITTEN[day - FIRST];
    }

    static int year(int day) {
        return written(day) / 10000;
    }

    static int month(int day) {
        return written(day) / 100 % 100;
    }

    /** Months since December 2022: January 2023 is 1. */
    static int flowMonth(int day) {
        return (year(day) - 2023) * 12 + month(day);
    }

    static int firstOfFlowMonth(int month) {
        return FIRSTS[month];
    }

    private static final int[] FIRSTS = new int[40];

    static {
        for (int month = 1; month < FIRSTS.length; month++) {
            FIRSTS[month] = day(2023 + (month - 1) / 12, (month - 1) % 12 + 1, 1);
        }
    }
}
