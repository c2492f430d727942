package eu.arete.hub.comparison.scoring;

import eu.arete.hub.comparison.dossier.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws one way in which all that is not known may turn out. Made for many draws: everything known is added up beforehand. */
final class World {
    private final Model model;
    private final double points;
    private final double price;
    /** Components that are weighed: parts of the model by their place, then the price. */
    private final int[] weighed;

    /** By offer and part: points of the known answers, as a part of all. */
    private final double[][] known;

    private final List<List<Open>> open = new ArrayList<>();
    /** Whether the known answers alone pass the floors. */
    private final boolean[] mayPass;

    /** An answer that is not known. */
    private record Open(int part, double[] points, boolean[] passes) {}

    World(Model model, Head.Uncertainty uncertainty) {
        this.model = model;
        this.points = uncertainty.points().doubleValue() / 100;
        this.price = uncertainty.price().doubleValue();
        List<Integer> kept = new ArrayList<>();
        for (int k = 0; k < model.parts().size(); k++) {
            if (model.parts().get(k).weighed()) {
                kept.add(k);
            }
        }
        if (model.priceWeight() > 0) {
            kept.add(model.parts().size());
        }
        this.weighed = kept.stream().mapToInt(Integer::intValue).toArray();
        this.known = new double[model.offers()][model.parts().size()];
        this.mayPass = new boolean[model.offers()];
        for (int i = 0; i < model.offers(); i++) {
            mayPass[i] = true;
            open.add(new ArrayList<>());
            for (int k = 0; k < model.parts().size(); k++) {
                for (Cell cell : model.cells().get(i).get(k)) {
                    add(i, k, cell);
                }
            }
        }
    }

    private void add(int offer, int part, Cell cell) {
        Model.Part of = model.parts().get(part);
        int floor = of.floor().orElse(Integer.MIN_VALUE);
        if (cell.isKnown()) {
            known[offer][part] += cell.low() / of.most();
            mayPass[offer] &= cell.lowestLevel() >= floor;
            return;
        }
        double[] worth = new double[cell.options().size()];
        boolean[] passes = new boolean[worth.length];
        for (int o = 0; o < worth.length; o++) {
            worth[o] = Cell.points(cell.options().get(o)) / of.most();
            passes[o] = Cell.level(cell.options().get(o)) >= floor;
        }
        open.get(offer).add(new Open(part, worth, passes));
    }

    int offers() {
        return model.offers();
    }

    int components() {
        return weighed.length;
    }

    String service(int offer) {
        return model.services().get(offer);
    }

    /** Marks between 0 and 1 by offer and weighed component; and who passes the floors. */
    void draw(SplittableRandom random, double[][] marks, boolean[] in) {
        double[] prices = new double[model.offers()];
        double[] parts = new double[model.parts().size()];
        int there = 0;
        for (int i = 0; i < model.offers(); i++) {
            in[i] = mayPass[i];
            System.arraycopy(known[i], 0, parts, 0, parts.length);
            for (Open one : open.get(i)) {
                int option = random.nextInt(one.points.length);
                parts[one.part] += one.points[option];
                in[i] &= one.passes[option];
            }
            for (int c = 0; c < weighed.length; c++) {
                if (weighed[c] < parts.length) {
                    double noise = points * (2 * random.nextDouble() - 1);
                    marks[i][c] = Math.max(0, Math.min(1, parts[weighed[c]] + noise));
                }
            }
            Model.Prices range = model.prices().get(i);
            double drawn = range.low() + (range.high() - range.low()) * random.nextDouble();
            drawn *= 1 + price * (2 * random.nextDouble() - 1);
            if (in[i]) {
                prices[there++] = drawn;
            }
        }
        mark(marks, in, java.util.Arrays.copyOf(prices, there));
    }

    private void mark(double[][] marks, boolean[] in, double[] prices) {
        int last = weighed.length - 1;
        if (last < 0 || weighed[last] != model.parts().size()) {
            return;
        }
        int at = 0;
        for (int i = 0; i < in.length; i++) {
            if (in[i]) {
                marks[i][last] = model.formula().markOf(prices[at++], prices, model.n());
            }
        }
    }

    void publishedWeights(double[] weights) {
        for (int c = 0; c < weighed.length; c++) {
            weights[c] = model.weights().get(weighed[c]);
        }
    }

    /**
     * Every share of the lists and of the price alike, then every weighting within a list: a list does not weigh more for having more groups. Uniform on
     * each simplex (Dirichlet 1, …, 1). StrictMath: the same logarithm on every machine.
     */
    void drawWeights(SplittableRandom random, double[] weights) {
        double all = 0;
        int from = 0;
        while (from < weights.length) {
            int to = from + 1;
            while (to < weights.length && list(to) == list(from)) {
                to++;
            }
            double share = exponential(random);
            double inside = 0;
            for (int c = from; c < to; c++) {
                weights[c] = exponential(random);
                inside += weights[c];
            }
            for (int c = from; c < to; c++) {
                weights[c] *= share / inside;
            }
            all += share;
            from = to;
        }
        for (int c = 0; c < weights.length; c++) {
            weights[c] /= all;
        }
    }

    /** The place of the list a component is of; the price is a list by itself. */
    private int list(int component) {
        return weighed[component] < model.parts().size()
                ? model.parts().get(weighed[component]).set()
                : Integer.MAX_VALUE;
    }

    private static double exponential(SplittableRandom random) {
        return -StrictMath.log(1 - random.nextDouble());
    }

    /** Weights of the weighed components spread over all components of the model. */
    List<Double> asComponents(double[] weights) {
        double[] all = new double[model.parts().size() + 1];
        for (int c = 0; c < weighed.length; c++) {
            all[weighed[c]] = weights[c];
        }
        return java.util.Arrays.stream(all).boxed().toList();
    }
}
