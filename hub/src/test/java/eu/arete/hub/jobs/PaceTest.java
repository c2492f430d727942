package eu.arete.hub.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void at_the_beginning_nothing_is_known_and_nothing_is_pretended() {
        Pace begun = Pace.NONE.then(0, 1_000, Unit.ROWS, START);
        assertThat(begun.rate(START.plusSeconds(10))).isEmpty();
        assertThat(begun.remaining(START.plusSeconds(10))).isEmpty();
        Pace soon = begun.then(500, 1_000, Unit.ROWS, START.plusSeconds(1));
        assertThat(soon.remaining(START.plusSeconds(1))).isEmpty();
        assertThat(soon.part()).hasValue(0.5);
    }

    @Test
    void what_is_left_follows_from_what_was_seen() {
        Pace pace = Pace.NONE.then(0, 1_000, Unit.ROWS, START).then(200, 1_000, Unit.ROWS, START.plusSeconds(10));
        assertThat(pace.rate(START.plusSeconds(10))).hasValue(20);
        assertThat(pace.remaining(START.plusSeconds(10))).contains(Duration.ofSeconds(40));
    }

    @Test
    void a_run_that_stands_still_slows_down() {
        Pace pace = Pace.NONE.then(0, 1_000, Unit.ROWS, START).then(200, 1_000, Unit.ROWS, START.plusSeconds(10));
        assertThat(pace.remaining(START.plusSeconds(100)).orElseThrow())
                .isGreaterThan(pace.remaining(START.plusSeconds(10)).orElseThrow());
    }

    @Test
    void what_another_run_did_does_not_count_as_this_ones_speed() {
        Pace takenUp = Pace.NONE.then(900, 1_000, Unit.ROWS, START).then(910, 1_000, Unit.ROWS, START.plusSeconds(10));
        assertThat(takenUp.rate(START.plusSeconds(10))).hasValue(1);
        assertThat(takenUp.remaining(START.plusSeconds(10))).contains(Duration.ofSeconds(90));
    }

    @Test
    void another_unit_is_another_measure() {
        Pace rows = Pace.NONE.then(0, 10, Unit.FILES, START).then(10, 10, Unit.FILES, START.plusSeconds(60));
        assertThat(rows.then(0, 5_000, Unit.ROWS, START.plusSeconds(61)).rate(START.plusSeconds(62)))
                .isEmpty();
    }

    @Test
    void without_a_whole_there_is_a_speed_but_no_end() {
        Pace pace = Pace.NONE.then(0, 0, Unit.FILES, START).then(50, 0, Unit.FILES, START.plusSeconds(5));
        assertThat(pace.part()).isEmpty();
        assertThat(pace.rate(START.plusSeconds(5))).hasValue(10);
        assertThat(pace.remaining(START.plusSeconds(5))).isEmpty();
    }
}
