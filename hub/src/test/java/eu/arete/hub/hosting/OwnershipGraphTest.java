package eu.arete.hub.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnershipGraphTest {
    private static final LegalEntity CLOUD = new LegalEntity("cloud", "Cloud SAS", "FR", true);
    private static final LegalEntity HOLDING = new LegalEntity("holding", "Holding BV", "NL", true);
    private static final LegalEntity OTHER = new LegalEntity("other", "Other SA", "FR", true);
    private static final LegalEntity ABROAD = new LegalEntity("abroad", "Abroad Inc.", "US", false);
    private static final LegalEntity FUND = new LegalEntity("fund", "Fund LP", "CA", false);

    @Test
    void twenty_four_percent_each_and_thirty_nine_together_are_allowed_and_not_a_thousandth_more() {
        assertThat(cloudHeld(stake("abroad", "cloud", "24"), stake("fund", "cloud", "15"))
                        .isWithinLimits())
                .isTrue();
        assertThat(cloudHeld(stake("abroad", "cloud", "24.001")).isWithinLimits())
                .isFalse();
        NonUnionHoldings together = cloudHeld(stake("abroad", "cloud", "23"), stake("fund", "cloud", "16.001"));
        assertThat(together.holders()).allMatch(NonUnionHoldings.Holder::isWithinLimit);
        assertThat(together.capital()).isEqualByComparingTo("39.001");
        assertThat(together.isWithinLimits()).isFalse();
    }

    @Test
    void several_ways_to_the_same_holder_add_up() {
        NonUnionHoldings found = cloudHeld(
                stake("abroad", "cloud", "10"), stake("holding", "cloud", "50"), stake("abroad", "holding", "30"));
        assertThat(found.holders().get(0).capital()).isEqualByComparingTo("25");
        assertThat(found.holders().get(0).paths())
                .extracting(OwnershipPath::entities)
                .containsExactly(List.of("abroad", "holding", "cloud"), List.of("abroad", "cloud"));
    }

    @Test
    void a_european_company_controlled_from_outside_counts_in_full() {
        NonUnionHoldings found = cloudHeld(stake("holding", "cloud", "40"), stake("abroad", "holding", "50.5"));
        assertThat(found.capital()).isEqualByComparingTo("40");
        assertThat(cloudHeld(stake("holding", "cloud", "40"), stake("abroad", "holding", "50"))
                        .capital())
                .isEqualByComparingTo("20");
    }

    @Test
    void control_climbs_through_a_chain_of_majorities() {
        OwnershipGraph graph =
                graph(stake("abroad", "holding", "51"), stake("holding", "other", "51"), stake("other", "cloud", "30"));
        assertThat(graph.controlledBy("abroad")).containsExactlyInAnyOrder("holding", "other");
        assertThat(graph.capital("abroad", "cloud")).isEqualByComparingTo("7.803");
        assertThat(graph.ofNonUnion("cloud").capital()).isEqualByComparingTo("30");
    }

    @Test
    void votes_count_as_much_as_capital() {
        Stake golden = new Stake("abroad", "cloud", percent("5"), percent("60"), false, false, "e");
        NonUnionHoldings found = cloudHeld(golden);
        assertThat(found.capital()).isEqualByComparingTo("5");
        assertThat(found.votes()).isEqualByComparingTo("60");
        assertThat(found.isWithinLimits()).isFalse();
    }

    @Test
    void a_veto_or_an_appointment_from_outside_is_found_on_the_provider_and_on_who_controls_it() {
        Stake veto = new Stake("abroad", "holding", percent("1"), percent("1"), true, false, "e");
        assertThat(cloudHeld(veto, stake("holding", "cloud", "80")).vetoes()).containsExactly(veto);
        assertThat(cloudHeld(veto, stake("holding", "cloud", "20")).vetoes()).isEmpty();
        Stake appoints = new Stake("abroad", "cloud", percent("1"), percent("1"), false, true, "e");
        assertThat(cloudHeld(appoints).isWithinLimits()).isFalse();
    }

    @Test
    void companies_that_hold_each_other_converge() {
        OwnershipGraph crossed = graph(
                stake("holding", "cloud", "60"),
                stake("cloud", "holding", "40"),
                stake("abroad", "holding", "20"),
                stake("fund", "cloud", "10"));
        assertThat(crossed.capital("abroad", "cloud").doubleValue()).isCloseTo(100 * .12 / .76, within(1e-5));
        assertThat(graph(stake("holding", "other", "100"), stake("other", "holding", "100"))
                        .capital("abroad", "other"))
                .isEqualByComparingTo("0");
    }

    @Test
    void what_is_not_declared_is_told() {
        NonUnionHoldings found =
                cloudHeld(stake("holding", "cloud", "60"), stake("other", "cloud", "30"), stake("fund", "other", "20"));
        assertThat(found.undeclaredCapital()).isEqualByComparingTo("34");
        assertThat(found.isWithinLimits()).isTrue();
        assertThat(found.isCertain()).isFalse();
    }

    @Test
    void stakes_that_cannot_be_true_are_refused() {
        assertThatThrownBy(() -> graph(stake("holding", "cloud", "60"), stake("other", "cloud", "41")))
                .isInstanceOfSatisfying(
                        OwnershipRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(OwnershipRefused.Reason.OVER_100));
        assertThatThrownBy(() -> graph(stake("nobody", "cloud", "60"))).isInstanceOf(OwnershipRefused.class);
        assertThatThrownBy(() -> graph(stake("cloud", "cloud", "6"))).isInstanceOf(OwnershipRefused.class);
    }

    @Test
    void without_cycles_the_result_is_the_sum_of_every_path() {
        for (int seed = 0; seed < 400; seed++) {
            Drawn drawn = Drawn.of(new Random(seed), false);
            for (LegalEntity holder : drawn.entities()) {
                if (!holder.id().equals("e0")) {
                    double every = 100 * everyPath(drawn.stakes(), holder.id(), "e0");
                    assertThat(drawn.graph().capital(holder.id(), "e0").doubleValue())
                            .as("seed %s, %s", seed, holder.id())
                            .isCloseTo(every, within(1e-5));
                }
            }
        }
    }

    @Test
    void with_cycles_the_result_is_where_an_endless_walk_ends() {
        for (int seed = 0; seed < 300; seed++) {
            Drawn drawn = Drawn.of(new Random(seed), true);
            NonUnionHoldings found = drawn.graph().ofNonUnion("e0");
            Set<String> outside = new HashSet<>();
            drawn.entities().stream()
                    .filter(entity -> !entity.inUnion() && !entity.id().equals("e0"))
                    .forEach(entity -> {
                        outside.add(entity.id());
                        outside.addAll(drawn.graph().controlledBy(entity.id()));
                    });
            outside.remove("e0");
            assertThat(found.capital().doubleValue())
                    .as("seed %s", seed)
                    .isCloseTo(100 * walked(drawn.stakes(), outside, "e0"), within(1e-4));
            assertThat(found.capital()).isLessThanOrEqualTo(percent("100"));
            found.holders().forEach(holder -> assertThat(holder.capital()).isLessThanOrEqualTo(found.capital()));
            assertThat(found.capital().add(found.undeclaredCapital()).doubleValue())
                    .isLessThanOrEqualTo(100.0001);
        }
    }

    /** A graph drawn at random; {@code e0} is the provider, about a third of the others are from outside. */
    private record Drawn(List<LegalEntity> entities, List<Stake> stakes, OwnershipGraph graph) {
        static Drawn of(Random random, boolean cycles) {
            int size = 2 + random.nextInt(7);
            List<LegalEntity> entities = new ArrayList<>();
            List<Stake> stakes = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                entities.add(new LegalEntity("e" + i, "E" + i, "FR", i == 0 || random.nextInt(3) > 0));
                int left = 1000;
                for (int holder = cycles ? 0 : i + 1; holder < size; holder++) {
                    int part = random.nextInt(3) == 0 ? random.nextInt(left + 1) : 0;
                    if (holder != i && part > 0) {
                        left -= part;
                        stakes.add(stake("e" + holder, "e" + i, BigDecimal.valueOf(part, 1)));
                    }
                }
            }
            return new Drawn(entities, stakes, OwnershipGraph.of(entities, stakes));
        }
    }

    private static double everyPath(List<Stake> stakes, String holder, String held) {
        return stakes.stream()
                .filter(stake -> stake.held().equals(held))
                .mapToDouble(stake -> stake.capital().doubleValue()
                        / 100
                        * (stake.holder().equals(holder) ? 1 : everyPath(stakes, holder, stake.holder())))
                .sum();
    }

    private static double walked(List<Stake> stakes, Set<String> ends, String from) {
        Map<String, Double> at = Map.of(from, 1.0);
        double ended = 0;
        for (int step = 0; step < 4000 && !at.isEmpty(); step++) {
            Map<String, Double> next = new HashMap<>();
            for (Stake stake : stakes) {
                double part =
                        at.getOrDefault(stake.held(), 0.0) * stake.capital().doubleValue() / 100;
                if (ends.contains(stake.holder())) {
                    ended += part;
                } else if (part > 1e-12) {
                    next.merge(stake.holder(), part, Double::sum);
                }
            }
            at = next;
        }
        return ended;
    }

    private static NonUnionHoldings cloudHeld(Stake... stakes) {
        return graph(stakes).ofNonUnion("cloud");
    }

    private static OwnershipGraph graph(Stake... stakes) {
        return OwnershipGraph.of(List.of(CLOUD, HOLDING, OTHER, ABROAD, FUND), List.of(stakes));
    }

    private static Stake stake(String holder, String held, String part) {
        return stake(holder, held, percent(part));
    }

    private static Stake stake(String holder, String held, BigDecimal part) {
        return new Stake(holder, held, part, part, false, false, "e");
    }

    private static BigDecimal percent(String part) {
        return new BigDecimal(part);
    }
}
