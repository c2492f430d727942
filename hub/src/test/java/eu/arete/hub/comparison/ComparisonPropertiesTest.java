package eu.arete.hub.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What must hold of any comparison; dossiers are drawn from seeds. */
class ComparisonPropertiesTest {
    private static final double NEAR = 1e-6;

    @Test
    void intervals_contain_every_way_in_which_what_is_withheld_may_turn_out() {
        int open = 0;
        for (long seed = 1; seed <= 60; seed++) {
            RandomDossier dossier = new RandomDossier(seed);
            Results.Reading reading =
                    Dossiers.run(dossier.files()).results().readings().get(0);
            List<Set<Boolean>> passed = List.of(new HashSet<>(), new HashSet<>(), new HashSet<>());
            for (RandomDossier.Completion one : dossier.completions()) {
                double[] scores = dossier.scores(one);
                for (int i = 0; i < 3; i++) {
                    passed.get(i).add(!Double.isNaN(scores[i]));
                    contained(reading, i, scores, "seed " + seed);
                }
            }
            for (int i = 0; i < 3; i++) {
                Admission expected = passed.get(i).size() == 2
                        ? Admission.UNDETERMINED
                        : passed.get(i).contains(true) ? Admission.ADMITTED : Admission.ELIMINATED;
                assertThat(reading.placed().get(i).admission())
                        .as("seed " + seed)
                        .isEqualTo(expected);
            }
            open += reading.outcome().possible().size() > 1 ? 1 : 0;
        }
        assertThat(open).as("dossiers in which nobody is first for certain").isBetween(10, 55);
    }

    private static void contained(Results.Reading reading, int offer, double[] scores, String seed) {
        if (Double.isNaN(scores[offer])) {
            return;
        }
        Results.Placed placed = reading.placed().get(offer);
        int rank = 1;
        for (double other : scores) {
            rank += other > scores[offer] + 1e-9 ? 1 : 0;
        }
        assertThat(scores[offer])
                .as(seed)
                .isBetween(
                        placed.score().orElseThrow().low() - NEAR,
                        placed.score().orElseThrow().high() + NEAR);
        assertThat(rank)
                .as(seed)
                .isBetween(
                        placed.ranks().orElseThrow().best(),
                        placed.ranks().orElseThrow().worst());
        if (rank == 1) {
            assertThat(reading.outcome().possible()).as(seed).contains(placed.service());
        }
    }

    @Test
    void where_prices_are_known_the_intervals_are_no_wider_than_what_may_happen() {
        for (long seed = 100; seed < 130; seed++) {
            RandomDossier dossier = new RandomDossier(seed);
            for (int[] price : dossier.prices) {
                price[1] = price[0];
            }
            Results.Reading reading =
                    Dossiers.run(dossier.files()).results().readings().get(0);
            for (int i = 0; i < 3; i++) {
                double low = Double.POSITIVE_INFINITY;
                double high = Double.NEGATIVE_INFINITY;
                for (RandomDossier.Completion one : dossier.completions()) {
                    double score = dossier.scores(one)[i];
                    low = Double.isNaN(score) ? low : Math.min(low, score);
                    high = Double.isNaN(score) ? high : Math.max(high, score);
                }
                Results.Placed placed = reading.placed().get(i);
                assertThat(placed.score().isPresent()).isEqualTo(high >= low);
                if (placed.score().isPresent()) {
                    assertThat(placed.score().get().low()).as("seed " + seed).isCloseTo(low, within(NEAR));
                    assertThat(placed.score().get().high()).as("seed " + seed).isCloseTo(high, within(NEAR));
                }
            }
        }
    }

    @Test
    void each_change_that_is_told_does_change_who_leads() {
        int tried = 0;
        for (long seed = 200; seed < 225; seed++) {
            RandomDossier dossier = new RandomDossier(seed);
            Results.Turning turning =
                    Dossiers.run(dossier.files()).results().readings().get(0).turning();
            for (Results.AnswerChange change :
                    turning.answers().stream().limit(2).toList()) {
                int i = RandomDossier.SERVICES.indexOf(change.service());
                int c = RandomDossier.CRITERIA.indexOf(change.criterion());
                RandomDossier changed = new RandomDossier(seed);
                changed.answers[i][c] = new int[] {Integer.parseInt(change.to())};
                changed.claimed[i][c] = false;
                assertThat(leaders(changed.files()))
                        .as("seed " + seed)
                        .doesNotContain(turning.leader().orElseThrow());
                tried++;
            }
            for (Results.PriceChange change : turning.prices().stream().limit(1).toList()) {
                Map<String, String> files = dossier.files();
                files.put("prices.csv", scaled(files.get("prices.csv"), change));
                assertThat(leaders(files)).as("seed " + seed).contains(change.leader());
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(30);
    }

    private static List<String> leaders(Map<String, String> files) {
        return Dossiers.run(files).results().readings().get(0).outcome().leaders();
    }

    private static String scaled(String prices, Results.PriceChange change) {
        StringBuilder scaled = new StringBuilder();
        for (String line : prices.split("\n")) {
            String[] cells = line.split(",");
            if (cells[0].equals(change.service())) {
                String[] ends = cells[5].split("\\.\\.");
                BigDecimal factor = BigDecimal.valueOf(change.factor());
                cells[5] = String.join(
                        "..",
                        Arrays.stream(ends)
                                .map(end -> new BigDecimal(end)
                                        .multiply(factor)
                                        .setScale(4, RoundingMode.HALF_EVEN)
                                        .toPlainString())
                                .toList());
            }
            scaled.append(String.join(",", cells)).append('\n');
        }
        return scaled.toString();
    }

    @Test
    void a_higher_floor_admits_nobody_and_a_better_answer_puts_nobody_out() {
        for (long seed = 300; seed < 320; seed++) {
            RandomDossier dossier = new RandomDossier(seed);
            Map<String, String> files = dossier.files();
            Results.Reading before = Dossiers.run(files).results().readings().get(0);
            files.put(
                    "comparison.json",
                    files.get("comparison.json")
                            .replace("\"floor\": " + dossier.floor, "\"floor\": " + (dossier.floor + 1)));
            Results.Reading after = Dossiers.run(files).results().readings().get(0);
            int offer = (int) (seed % 3);
            dossier.answers[offer][1] = new int[] {3};
            dossier.claimed[offer][1] = false;
            Results.Reading better =
                    Dossiers.run(dossier.files()).results().readings().get(0);
            for (int i = 0; i < 3; i++) {
                assertThat(after.placed().get(i).admission())
                        .isGreaterThanOrEqualTo(before.placed().get(i).admission());
            }
            assertThat(better.placed().get(offer).admission())
                    .isLessThanOrEqualTo(before.placed().get(offer).admission());
        }
    }

    @Test
    void every_formula_gives_the_cheapest_the_best_mark_and_stays_within_bounds() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 20_000; round++) {
            double[] prices = random.doubles(2 + random.nextInt(6), 1, 1000).toArray();
            double n = 1.01 + 5 * random.nextDouble();
            int own = random.nextInt(prices.length);
            double cheapest = Arrays.stream(prices).min().orElseThrow();
            for (PriceFormula formula : PriceFormula.values()) {
                double mark = formula.markOf(prices[own], prices, n);
                assertThat(mark).isBetween(0.0, 1.0);
                assertThat(formula.markOf(cheapest, prices, n)).isGreaterThanOrEqualTo(mark);
                double[] others = prices.clone();
                int other = (own + 1) % others.length;
                others[other] *= 1 + random.nextDouble();
                assertThat(formula.markOf(prices[own], others, n))
                        .as("another's price rises, " + formula)
                        .isGreaterThanOrEqualTo(mark - 1e-12);
                double[] dearer = prices.clone();
                dearer[own] *= 1 + random.nextDouble();
                assertThat(formula.markOf(dearer[own], dearer, n))
                        .as("one's own price rises, " + formula)
                        .isLessThanOrEqualTo(mark + 1e-12);
            }
        }
    }

    @Test
    void the_order_of_rows_the_ends_of_lines_and_a_mark_at_the_start_change_no_byte() {
        RandomDossier dossier = new RandomDossier(42);
        Map<String, String> files = dossier.files();
        ComparisonRun first = Dossiers.run(files);
        Random random = new Random(5);
        files.replaceAll((name, text) -> {
            if (!name.endsWith(".csv")) {
                return text.replace("\n", "\r\n");
            }
            List<String> rows = new ArrayList<>(List.of(text.split("\n")));
            Collections.shuffle(rows.subList(1, rows.size()), random);
            return "\uFEFF" + String.join("\r\n", rows) + "\r\n";
        });
        ComparisonRun second = Dossiers.run(files);
        assertThat(second.sha256()).isEqualTo(first.sha256());
        first.files()
                .forEach((path, bytes) ->
                        assertThat(second.files().get(path)).as(path).isEqualTo(bytes));
    }

    @Test
    void chances_of_an_offer_sum_to_one_and_nobody_below_a_floor_has_a_rank() {
        for (long seed = 400; seed < 415; seed++) {
            Results results = Dossiers.run(new RandomDossier(seed).files()).results();
            for (Results.Reading reading : results.readings()) {
                for (Results.Acceptability kind : reading.acceptability()) {
                    for (int i = 0; i < 3; i++) {
                        Results.Chances chances = kind.offers().get(i);
                        double sum =
                                chances.ranks().stream().mapToDouble(one -> one).sum() + chances.out();
                        assertThat(sum).isCloseTo(1, within(1e-9));
                        Admission admission = reading.placed().get(i).admission();
                        if (admission != Admission.UNDETERMINED) {
                            assertThat(chances.out()).isEqualTo(admission == Admission.ELIMINATED ? 1.0 : 0.0);
                        }
                    }
                }
            }
        }
    }
}
