package eu.arete.hub.comparison.scoring;

import eu.arete.hub.comparison.Results.Acceptability;
import eu.arete.hub.comparison.Results.Chances;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * SMAA-2 (Lahdelma and Salminen, Operations Research 49, 2001): how often each offer takes each rank when what is not agreed (weights) and what is not
 * known (answers, marks, prices) is drawn at random. Worlds are drawn in blocks, each with a generator of its own, and added up in order: the number
 * of processors changes nothing.
 */
final class Smaa {
    private static final int BLOCK = 1_000;

    private final World world;
    private final int draws;
    private final long seed;

    Smaa(World world, int draws, long seed) {
        this.world = world;
        this.draws = draws;
        this.seed = seed;
    }

    /** Weights as published: chance is in the answers, the marks and the prices alone. */
    Acceptability published() {
        Tally tally = run(1, (random, weights) -> world.publishedWeights(weights), List.of());
        return told("published", tally, List.of(), new long[0]);
    }

    /** Every weighting alike, of the lists and within each. */
    Acceptability any() {
        Tally tally = run(2, world::drawWeights, List.of());
        List<double[]> central = tally.central();
        // An offer that is never first has no central weights.
        Tally again = run(3, (random, weights) -> {}, central);
        return told("any", tally, central, again.firstUnderOwn);
    }

    private Acceptability told(String name, Tally tally, List<double[]> central, long[] confident) {
        List<Chances> chances = new ArrayList<>();
        for (int i = 0; i < world.offers(); i++) {
            List<Double> ranks = new ArrayList<>();
            for (long count : tally.ranks[i]) {
                ranks.add(count / (double) draws);
            }
            boolean wins = !central.isEmpty() && tally.ranks[i][0] > 0;
            chances.add(new Chances(
                    world.service(i),
                    tally.out[i] / (double) draws,
                    ranks,
                    wins ? world.asComponents(central.get(i)) : List.of(),
                    wins ? Optional.of(confident[i] / (double) draws) : Optional.empty()));
        }
        return new Acceptability(name, chances);
    }

    private interface Weighting {
        void draw(SplittableRandom random, double[] weights);
    }

    private Tally run(int purpose, Weighting weighting, List<double[]> central) {
        int blocks = (draws + BLOCK - 1) / BLOCK;
        return IntStream.range(0, blocks)
                .parallel()
                .mapToObj(block -> block(purpose, block, weighting, central))
                .toList()
                .stream()
                .reduce(new Tally(world), Tally::plus);
    }

    private Tally block(int purpose, int block, Weighting weighting, List<double[]> central) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003L + purpose * 10_000_019L + block);
        Tally tally = new Tally(world);
        double[] weights = new double[world.components()];
        double[] scores = new double[world.offers()];
        double[][] marks = new double[world.offers()][world.components()];
        boolean[] in = new boolean[world.offers()];
        int size = Math.min(BLOCK, draws - block * BLOCK);
        for (int draw = 0; draw < size; draw++) {
            world.draw(random, marks, in);
            if (central.isEmpty()) {
                weighting.draw(random, weights);
                score(marks, in, weights, scores);
                tally.rank(scores, in, weights);
            } else {
                for (int i = 0; i < world.offers(); i++) {
                    if (in[i] && central.get(i).length > 0) {
                        score(marks, in, central.get(i), scores);
                        tally.first(i, scores);
                    }
                }
            }
        }
        return tally;
    }

    private static void score(double[][] marks, boolean[] in, double[] weights, double[] scores) {
        for (int i = 0; i < scores.length; i++) {
            double sum = Double.NEGATIVE_INFINITY;
            if (in[i]) {
                sum = 0;
                for (int k = 0; k < weights.length; k++) {
                    sum += weights[k] * marks[i][k];
                }
            }
            scores[i] = sum;
        }
    }

    /** What some worlds added up to. */
    private static final class Tally {
        private final long[][] ranks;
        private final long[] out;
        private final long[] firstUnderOwn;
        private final double[][] weightsWhenFirst;

        Tally(World world) {
            int offers = world.offers();
            this.ranks = new long[offers][offers];
            this.out = new long[offers];
            this.firstUnderOwn = new long[offers];
            this.weightsWhenFirst = new double[offers][world.components()];
        }

        void rank(double[] scores, boolean[] in, double[] weights) {
            for (int i = 0; i < scores.length; i++) {
                if (!in[i]) {
                    out[i]++;
                    continue;
                }
                int rank = above(i, scores);
                ranks[i][rank]++;
                if (rank == 0) {
                    for (int k = 0; k < weights.length; k++) {
                        weightsWhenFirst[i][k] += weights[k];
                    }
                }
            }
        }

        void first(int offer, double[] scores) {
            firstUnderOwn[offer] += above(offer, scores) == 0 ? 1 : 0;
        }

        private static int above(int offer, double[] scores) {
            int above = 0;
            for (double other : scores) {
                above += other > scores[offer] + Standings.EQUAL / 100 ? 1 : 0;
            }
            return above;
        }

        /** Adds in place: each tally is added once, in the order of blocks. */
        Tally plus(Tally other) {
            for (int i = 0; i < out.length; i++) {
                out[i] += other.out[i];
                firstUnderOwn[i] += other.firstUnderOwn[i];
                for (int r = 0; r < out.length; r++) {
                    ranks[i][r] += other.ranks[i][r];
                }
                for (int k = 0; k < weightsWhenFirst[i].length; k++) {
                    weightsWhenFirst[i][k] += other.weightsWhenFirst[i][k];
                }
            }
            return this;
        }

        List<double[]> central() {
            List<double[]> central = new ArrayList<>();
            for (int i = 0; i < out.length; i++) {
                double[] mean = ranks[i][0] > 0 ? weightsWhenFirst[i].clone() : new double[0];
                for (int k = 0; k < mean.length; k++) {
                    mean[k] /= ranks[i][0];
                }
                central.add(mean);
            }
            return central;
        }
    }
}
