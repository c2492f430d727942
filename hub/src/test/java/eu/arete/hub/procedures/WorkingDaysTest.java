package eu.arete.hub.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

    private final WorkingDays calendar = new WorkingDays();

    @Test
    void easter_falls_where_the_church_says() {
        List.of(
                        "1961-04-02",
                        "1999-04-04",
                        "2000-04-23",
                        "2008-03-23",
                        "2019-04-21",
                        "2024-03-31",
                        "2026-04-05",
                        "2038-04-25",
                        "2285-03-22")
                .forEach(day -> assertThat(WorkingDays.easter(Integer.parseInt(day.substring(0, 4))))
                        .isEqualTo(LocalDate.parse(day)));
    }

    @Test
    void the_eleven_holidays_of_2026_are_known() {
        assertThat(LocalDate.parse("2026-01-01")
                        .datesUntil(LocalDate.parse("2027-01-01"))
                        .filter(calendar::isHoliday)
                        .map(LocalDate::toString))
                .containsExactly(
                        "2026-01-01",
                        "2026-04-06",
                        "2026-05-01",
                        "2026-05-08",
                        "2026-05-14",
                        "2026-05-25",
                        "2026-07-14",
                        "2026-08-15",
                        "2026-11-01",
                        "2026-11-11",
                        "2026-12-25");
    }

    @Test
    void working_days_jump_over_a_long_week_end() {
        assertThat(calendar.plus(LocalDate.parse("2026-05-12"), 3)).isEqualTo(LocalDate.parse("2026-05-18"));
        assertThat(calendar.between(LocalDate.parse("2026-05-12"), LocalDate.parse("2026-05-18")))
                .isEqualTo(3);
        assertThat(calendar.onOrAfter(LocalDate.parse("2026-05-23"))).isEqualTo(LocalDate.parse("2026-05-26"));
    }
}
