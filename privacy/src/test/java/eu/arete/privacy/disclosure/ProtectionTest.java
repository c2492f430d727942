package eu.arete.privacy.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProtectionTest {

    private static final DisclosurePolicy POLICY = DisclosurePolicy.current();
    private static final Measure PERSONS = RandomTables.PERSONS;

    @Test
    void a_rare_combination_is_left_out_whole() {
        OutputTable table = OutputTable.of(List.of("sex", "birth"), List.of(PERSONS))
                .row(Group.of("1", "1912"), Cell.persons(1))
                .row(Group.of("1", "1950"), Cell.persons(212))
                .build();
        ProtectedTable safe = Protection.apply(table, POLICY);
        assertThat(safe.rowsLeftOut()).isTrue();
        assertThat(safe.released().groups()).containsExactly(Group.of("1", "1950"));
        assertThat(shown(safe, Group.of("1", "1950"))).isEqualTo("210");
    }

    /** ACRO at fe729ae: with margins and an integer dimension, suppression compares text with numbers and removes nothing. */
    @Test
    void a_dimension_of_numbers_is_redacted_like_any_other() {
        OutputTable table = OutputTable.of(List.of("age class"), List.of(PERSONS))
                .row(Group.of("7"), Cell.persons(40))
                .row(Group.of("8"), Cell.persons(3))
                .row(Group.of("9"), Cell.persons(40))
                .row(new Group(List.of(Level.TOTAL)), Cell.persons(83))
                .build();
        ProtectedTable safe = Protection.apply(table, POLICY);
        assertThat(safe.released().groups()).containsExactly(Group.of("7"), Group.of("9"));
    }

    @Test
    void a_total_is_the_sum_of_the_rounded_cells() {
        OutputTable table = OutputTable.of(List.of("sex"), List.of(PERSONS))
                .row(Group.of("1"), Cell.persons(43))
                .row(Group.of("2"), Cell.persons(43))
                .row(new Group(List.of(Level.TOTAL)), Cell.persons(86))
                .build();
        assertThat(shown(Protection.apply(table, POLICY), new Group(List.of(Level.TOTAL))))
                .isEqualTo("90");
    }

    @Test
    void a_total_that_counts_nobody_twice_over_overlapping_groups_is_not_published() {
        OutputTable table = OutputTable.of(List.of("drug"), List.of(PERSONS))
                .row(Group.of("A10BA02"), Cell.persons(60))
                .row(Group.of("C10AA05"), Cell.persons(60))
                .row(new Group(List.of(Level.TOTAL)), Cell.persons(65))
                .build();
        assertThat(Protection.apply(table, POLICY).released().groups())
                .containsExactly(Group.of("A10BA02"), Group.of("C10AA05"));
    }

    private static String shown(ProtectedTable table, Group group) {
        return table.released()
                .cell(new CellKey(group, PERSONS))
                .value()
                .orElseThrow()
                .toPlainString();
    }
}
