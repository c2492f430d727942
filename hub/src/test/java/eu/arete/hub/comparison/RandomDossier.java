package eu.arete.hub.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A small dossier drawn from a seed, in which some answers are withheld or claimed and some prices are ranges; and every way it may turn out. */
final class RandomDossier {
    static final List<String> SERVICES = List.of("a", "b", "c");
    static final List<String> CRITERIA = List.of("G1.1", "G1.2", "G2.1", "G2.2");
    private static final int MOST_UNKNOWN = 4;

    final PriceFormula formula;
    final int floor;
    final double priceShare;
    /** By service, then criterion: the answers it may be. */
    final int[][][] answers = new int[3][4][];
    /** Whether the answer is claimed: the highest of {@link #answers} is what is claimed. */
    final boolean[][] claimed = new boolean[3][4];

    final int[][] prices = new int[3][2];

    RandomDossier(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        formula = PriceFormula.values()[random.nextInt(PriceFormula.values().length)];
        floor = random.nextInt(3);
        priceShare = random.nextInt(11) / 10.0;
        int unknown = 0;
        for (int i = 0; i < 3; i++) {
            for (int c = 0; c < 4; c++) {
                int kind = unknown < MOST_UNKNOWN ? random.nextInt(8) : 7;
                int answer = random.nextInt(4);
                claimed[i][c] = kind == 1;
                answers[i][c] = kind == 0 ? upTo(3) : kind == 1 ? upTo(answer) : new int[] {answer};
                unknown += kind < 2 ? 1 : 0;
            }
            prices[i][0] = 10 + random.nextInt(10);
            prices[i][1] = prices[i][0] + (random.nextInt(3) == 0 ? 1 + random.nextInt(6) : 0);
        }
    }

    private static int[] upTo(int last) {
        int[] all = new int[last + 1];
        for (int i = 0; i <= last; i++) {
            all[i] = i;
        }
        return all;
    }

    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>(Dossiers.tiny());
        StringBuilder rows = new StringBuilder("service,set,version,criterion,answer,standing,evidence\n");
        StringBuilder lines = new StringBuilder("service,item,kind,unit,quantity,unit_price,evidence\n");
        for (int i = 0; i < 3; i++) {
            for (int c = 0; c < 4; c++) {
                int[] open = answers[i][c];
                rows.append(SERVICES.get(i))
                        .append(",tiny,1,")
                        .append(CRITERIA.get(c))
                        .append(',');
                String last = String.valueOf(open[open.length - 1]);
                rows.append(
                        claimed[i][c]
                                ? last + ",claimed,\n"
                                : open.length > 1 ? ",documented,shut\n" : last + ",documented,open\n");
            }
            lines.append(SERVICES.get(i)).append(",Use,run,month,1,").append(prices[i][0]);
            lines.append(prices[i][1] > prices[i][0] ? ".." + prices[i][1] : "").append(",open\n");
        }
        files.put("answers.csv", rows.toString());
        files.put("prices.csv", lines.toString());
        files.put(
                "comparison.json",
                files.get("comparison.json")
                        .replace("\"floor\": 1", "\"floor\": " + floor)
                        .replace(
                                "\"share\": 0.5, \"floor\"",
                                "\"share\": " + (10 - Math.round(priceShare * 10)) / 10.0 + ", \"floor\"")
                        .replace(
                                "\"price\": {\"share\": 0.5, \"formula\": \"pmin-over-p\"",
                                "\"price\": {\"share\": " + priceShare + ", \"formula\": \"" + formula.code() + "\""));
        return files;
    }

    /** One way in which everything may turn out. */
    record Completion(int[][] answers, double[] prices) {}

    /** Every combination of answers, with prices at both ends and between. */
    List<Completion> completions() {
        List<Completion> all = new ArrayList<>();
        choose(new int[3][4], 0, all);
        return all;
    }

    private void choose(int[][] chosen, int at, List<Completion> all) {
        if (at == 12) {
            int[][] kept = new int[3][];
            for (int i = 0; i < 3; i++) {
                kept[i] = chosen[i].clone();
            }
            for (int mix = 0; mix < 27; mix++) {
                double[] paid = new double[3];
                int rest = mix;
                boolean again = false;
                for (int i = 0; i < 3; i++) {
                    int step = rest % 3;
                    rest /= 3;
                    again |= step > 0 && prices[i][0] == prices[i][1];
                    paid[i] = prices[i][0] + (prices[i][1] - prices[i][0]) * step / 2.0;
                }
                if (!again) {
                    all.add(new Completion(kept, paid));
                }
            }
            return;
        }
        for (int answer : answers[at / 4][at % 4]) {
            chosen[at / 4][at % 4] = answer;
            choose(chosen, at + 1, all);
        }
    }

    boolean passes(Completion one, int offer) {
        for (int answer : one.answers()[offer]) {
            if (answer < floor) {
                return false;
            }
        }
        return true;
    }

    /** Scores computed the slow way, NaN for who is below the floor. */
    double[] scores(Completion one) {
        double lowest = Double.MAX_VALUE;
        double highest = 0;
        double sum = 0;
        int count = 0;
        for (int i = 0; i < 3; i++) {
            if (passes(one, i)) {
                lowest = Math.min(lowest, one.prices()[i]);
                highest = Math.max(highest, one.prices()[i]);
                sum += one.prices()[i];
                count++;
            }
        }
        double[] scores = new double[3];
        for (int i = 0; i < 3; i++) {
            int[] a = one.answers()[i];
            double price = one.prices()[i];
            double mark = switch (formula) {
                case PMIN_OVER_P -> lowest / price;
                case LINEAR -> highest == lowest ? 1 : (highest - price) / (highest - lowest);
                case TWO_MINUS_RATIO -> 2 - price / lowest;
                case N_TIMES_CHEAPEST -> (3 * lowest - price) / (2 * lowest);
                case AGAINST_MEAN -> 1 - price / (2 * sum / count);
            };
            double quality = 0.5 * (a[0] + a[1]) / 6 + 0.5 * (a[2] + a[3]) / 6;
            double all = priceShare * Math.min(1, Math.max(0, mark)) + (1 - priceShare) * quality;
            scores[i] = passes(one, i) ? 100 * all : Double.NaN;
        }
        return scores;
    }
}
