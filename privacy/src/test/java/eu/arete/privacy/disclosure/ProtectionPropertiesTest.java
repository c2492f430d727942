package eu.arete.privacy.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What must hold for any table: checked on tables drawn by seeds, so that a failure names the seed that shows it. */
class ProtectionPropertiesTest {

    private static final DisclosurePolicy POLICY = DisclosurePolicy.current();
    private static final int SEEDS = 400;

    @Test
    void nothing_shown_has_fewer_contributors_than_the_threshold() {
        forAll(seed -> {
            OutputTable table = RandomTables.draw(seed, seed % 2 == 0);
            OutputTable released = Protection.apply(table, POLICY).released();
            released.keys()
                    .filter(key -> !released.cell(key).hidden())
                    .forEach(key -> assertThat(table.cell(key).contributors())
                            .as("seed %d, %s", seed, key)
                            .isGreaterThanOrEqualTo(POLICY.minimumContributors()));
        });
    }

    @Test
    void every_row_listed_shows_something_about_enough_persons() {
        forAll(seed -> {
            OutputTable released =
                    Protection.apply(RandomTables.draw(seed, false), POLICY).released();
            for (Group group : released.groups()) {
                assertThat(released.cells(group)).as("seed %d", seed).anyMatch(cell -> !cell.hidden());
            }
        });
    }

    @Test
    void protecting_twice_changes_nothing() {
        forAll(seed -> {
            OutputTable once = Protection.apply(RandomTables.draw(seed, seed % 2 == 0), POLICY)
                    .released();
            assertThat(Protection.apply(once, POLICY).released())
                    .as("seed %d", seed)
                    .isEqualTo(once);
        });
    }

    @Test
    void a_stricter_threshold_never_shows_more() {
        forAll(seed -> {
            OutputTable table = RandomTables.draw(seed, seed % 2 == 0);
            OutputTable lax = Protection.apply(table, POLICY).released();
            OutputTable strict =
                    Protection.apply(table, POLICY.withMinimumContributors(20)).released();
            strict.keys()
                    .filter(key -> !strict.cell(key).hidden())
                    .forEach(key -> assertThat(lax.cell(key).hidden())
                            .as("seed %d, %s", seed, key)
                            .isFalse());
        });
    }

    @Test
    void a_count_shown_is_a_multiple_of_the_base() {
        forAll(seed -> {
            OutputTable released =
                    Protection.apply(RandomTables.draw(seed, true), POLICY).released();
            released.keys()
                    .filter(key -> key.measure().kind().isCount())
                    .flatMap(key -> released.cell(key).value().stream())
                    .forEach(value -> assertThat(value.remainder(BigDecimal.valueOf(POLICY.roundingBase())))
                            .as("seed %d", seed)
                            .isZero());
        });
    }

    /** The linear audit: no sum that is published has a hidden cell among its terms, so no subtraction reaches one. */
    @Test
    void no_hidden_cell_is_a_term_of_a_published_total() {
        forAll(seed -> {
            OutputTable table = RandomTables.draw(seed, true);
            OutputTable released = Protection.apply(table, POLICY).released();
            released.keys()
                    .filter(key -> key.group().isMargin() && !released.cell(key).hidden())
                    .forEach(total -> table.interior()
                            .filter(total.group()::covers)
                            .map(group -> new CellKey(group, total.measure()))
                            .forEach(term -> {
                                assertThat(released.groups())
                                        .as("seed %d", seed)
                                        .contains(term.group());
                                assertThat(released.cell(term).hidden())
                                        .as("seed %d", seed)
                                        .isFalse();
                            }));
        });
    }

    /** Stronger than any audit: what was hidden can be anything, the release is the same. */
    @Test
    void the_release_does_not_depend_on_what_it_hides() {
        forAll(seed -> {
            OutputTable table = RandomTables.draw(seed, false);
            Audit audit = Auditor.check(table, POLICY);
            OutputTable.Builder other = OutputTable.of(table.dimensions(), table.measures());
            for (Group group : table.groups()) {
                List<Cell> cells = new ArrayList<>();
                for (Measure measure : table.measures()) {
                    CellKey key = new CellKey(group, measure);
                    cells.add(
                            audit.verdict(key) == Verdict.UNSAFE
                                    ? Cell.magnitude(7, BigDecimal.valueOf(777_777))
                                    : table.cell(key));
                }
                other.row(group, cells);
            }
            assertThat(Protection.apply(other.build(), POLICY).released())
                    .as("seed %d", seed)
                    .isEqualTo(Protection.apply(table, POLICY).released());
        });
    }

    @Test
    void the_tables_drawn_do_exercise_the_rules() {
        long unsafe = LongStream.range(0, SEEDS)
                .map(seed ->
                        Auditor.check(RandomTables.draw(seed, true), POLICY).count(Verdict.UNSAFE))
                .sum();
        long shown = LongStream.range(0, SEEDS)
                .map(seed -> Protection.apply(RandomTables.draw(seed, true), POLICY).released().groups().stream()
                        .filter(Group::isMargin)
                        .count())
                .sum();
        assertThat(unsafe).isGreaterThan(1_000);
        assertThat(shown).isGreaterThan(500);
    }

    private static void forAll(LongConsumer property) {
        LongStream.range(0, SEEDS).forEach(property);
    }
}
