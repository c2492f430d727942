package eu.arete.hub.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.deposits.Measure.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureTest {
    @Test
    void fewer_than_three_earlier_files_say_nothing() {
        assertThat(Measure.of(Kind.ROWS, "", 1_000_000, List.of(1.0, 2.0)).leaves())
                .isFalse();
    }

    @Test
    void the_range_of_the_earlier_ones_is_widened_by_half_of_itself_on_both_sides() {
        List<Double> earlier = List.of(100.0, 200.0, 150.0);
        assertThat(Measure.of(Kind.ROWS, "", 250, earlier).leaves()).isFalse();
        assertThat(Measure.of(Kind.ROWS, "", 251, earlier).leaves()).isTrue();
        assertThat(Measure.of(Kind.ROWS, "", 50, earlier).leaves()).isFalse();
        assertThat(Measure.of(Kind.ROWS, "", 49, earlier).isAbove()).isFalse();
        assertThat(Measure.of(Kind.ROWS, "", 49, earlier).leaves()).isTrue();
    }

    @Test
    void files_that_were_all_alike_leave_room_for_a_tenth_of_the_rows_or_a_thousandth_of_a_share() {
        assertThat(Measure.of(Kind.ROWS, "", 110, List.of(100.0, 100.0, 100.0)).leaves())
                .isFalse();
        assertThat(Measure.of(Kind.ROWS, "", 89, List.of(100.0, 100.0, 100.0)).leaves())
                .isTrue();
        assertThat(Measure.of(Kind.REJECTED, "", 0.001, List.of(0.0, 0.0, 0.0)).leaves())
                .isFalse();
        assertThat(Measure.of(Kind.REJECTED, "", 0.0011, List.of(0.0, 0.0, 0.0)).leaves())
                .isTrue();
    }
}
