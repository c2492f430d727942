package eu.arete.privacy.disclosure;

import static eu.arete.privacy.disclosure.Rule.DOMINANCE;
import static eu.arete.privacy.disclosure.Rule.LINE_CONCENTRATED;
import static eu.arete.privacy.disclosure.Rule.LINE_ZERO;
import static eu.arete.privacy.disclosure.Rule.P_PERCENT;
import static eu.arete.privacy.disclosure.Rule.THRESHOLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditorTest {

    private static final DisclosurePolicy POLICY = DisclosurePolicy.current();
    private static final Measure PERSONS = new Measure("persons", Measure.Kind.PERSONS);
    private static final Measure PAID = new Measure("paid", Measure.Kind.SUM);

    @Test
    void ten_persons_are_too_few_and_eleven_are_enough() {
        OutputTable table = OutputTable.of(List.of("sex"), List.of(PERSONS))
                .row(Group.of("1"), Cell.persons(10))
                .row(Group.of("2"), Cell.persons(11))
                .build();
        assertThat(rules(table, Group.of("1"), PERSONS)).containsExactly(THRESHOLD);
        assertThat(verdict(table, Group.of("2"), PERSONS)).isEqualTo(Verdict.REVIEW);
    }

    @Test
    void a_person_who_brings_85_percent_dominates() {
        assertThat(rules(paid(20, "100", "85", "1"))).contains(DOMINANCE);
        assertThat(rules(paid(20, "100", "84", "1"))).doesNotContain(DOMINANCE);
    }

    @Test
    void the_second_contributor_must_not_tell_the_first_within_ten_percent() {
        assertThat(rules(paid(20, "100", "50", "46"))).containsExactly(P_PERCENT);
        assertThat(rules(paid(20, "100", "50", "45"))).isEmpty();
    }

    @Test
    void a_join_is_unsafe_if_either_side_shows_one_person_dominating() {
        Contributions even = new Contributions(new BigDecimal("100"), new BigDecimal("5"), new BigDecimal("5"));
        Contributions one = new Contributions(new BigDecimal("100"), new BigDecimal("99"), new BigDecimal("1"));
        OutputTable table = OutputTable.of(List.of(), List.of(PAID))
                .row(Group.of(), Cell.magnitude(20, new BigDecimal("100"), even, one))
                .build();
        assertThat(rules(table)).contains(DOMINANCE, P_PERCENT);
    }

    /** ACRO at fe729ae: 59 records with 5 values pass the threshold. */
    @Test
    void a_person_whose_value_is_missing_does_not_count() {
        OutputTable table = OutputTable.of(List.of(), List.of(PERSONS, PAID))
                .row(Group.of(), Cell.persons(59), magnitude(5, "100", "30", "25"))
                .build();
        assertThat(rules(table, Group.of(), PERSONS)).isEmpty();
        assertThat(rules(table, Group.of(), PAID)).containsExactly(THRESHOLD);
    }

    /** ACRO at fe729ae: a cell of zeros is flagged by p%, against its own comment. */
    @Test
    void a_sum_of_zeros_by_enough_persons_breaks_no_magnitude_rule() {
        assertThat(rules(paid(20, "0", "0", "0"))).isEmpty();
    }

    @Test
    void ninety_percent_of_a_line_in_one_cell_is_to_be_reviewed() {
        OutputTable table = OutputTable.of(List.of("sex", "ald"), List.of(PERSONS))
                .row(Group.of("1", "no"), Cell.persons(180))
                .row(Group.of("1", "yes"), Cell.persons(20))
                .row(Group.of("2", "no"), Cell.persons(170))
                .row(Group.of("2", "yes"), Cell.persons(30))
                .build();
        assertThat(rules(table, Group.of("1", "no"), PERSONS)).containsExactly(LINE_CONCENTRATED);
        assertThat(Auditor.check(table, POLICY).findings()).hasSize(1);
    }

    @Test
    void a_line_with_a_single_combination_is_concentrated_even_if_the_others_are_not_listed() {
        OutputTable table = OutputTable.of(List.of("department", "status"), List.of(PERSONS))
                .row(Group.of("48", "married"), Cell.persons(40))
                .row(Group.of("75", "married"), Cell.persons(40))
                .row(Group.of("75", "single"), Cell.persons(40))
                .build();
        assertThat(rules(table, Group.of("48", "married"), PERSONS)).containsExactly(LINE_CONCENTRATED);
    }

    @Test
    void a_zero_beside_others_is_marked_so() {
        OutputTable table = OutputTable.of(List.of("sex"), List.of(PERSONS))
                .row(Group.of("1"), Cell.persons(0))
                .row(Group.of("2"), Cell.persons(50))
                .row(Group.of("3"), Cell.persons(50))
                .build();
        assertThat(rules(table, Group.of("1"), PERSONS)).containsExactly(THRESHOLD, LINE_ZERO);
    }

    @Test
    void a_missing_level_a_total_and_their_texts_are_four_different_rows() {
        OutputTable table = OutputTable.of(List.of("code"), List.of(PERSONS))
                .row(new Group(List.of(Level.MISSING)), Cell.persons(20))
                .row(new Group(List.of(Level.TOTAL)), Cell.persons(60))
                .row(Group.of(""), Cell.persons(20))
                .row(Group.of("TOTAL"), Cell.persons(20))
                .build();
        assertThat(table.groups()).hasSize(4);
        assertThatThrownBy(() -> OutputTable.of(List.of("code"), List.of(PERSONS))
                        .row(Group.of("8"), Cell.persons(20))
                        .row(Group.of("8"), Cell.persons(3)))
                .hasMessageContaining("same identity");
    }

    @Test
    void contributions_are_absolute_and_ordered() {
        assertThatThrownBy(() -> magnitude(20, "10", "5", "6")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> magnitude(20, "10", "5", "-1")).isInstanceOf(IllegalArgumentException.class);
    }

    private static OutputTable paid(long contributors, String total, String largest, String second) {
        return OutputTable.of(List.of(), List.of(PAID))
                .row(Group.of(), magnitude(contributors, total, largest, second))
                .build();
    }

    private static Cell magnitude(long contributors, String total, String largest, String second) {
        return Cell.magnitude(
                contributors,
                new BigDecimal(total),
                new Contributions(new BigDecimal(total), new BigDecimal(largest), new BigDecimal(second)));
    }

    private static Set<Rule> rules(OutputTable table) {
        return rules(table, Group.of(), PAID);
    }

    private static Set<Rule> rules(OutputTable table, Group group, Measure measure) {
        return Auditor.check(table, POLICY).rules(new CellKey(group, measure));
    }

    private static Verdict verdict(OutputTable table, Group group, Measure measure) {
        return Auditor.check(table, POLICY).verdict(new CellKey(group, measure));
    }
}
