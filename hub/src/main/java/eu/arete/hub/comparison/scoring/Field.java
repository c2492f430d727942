package eu.arete.hub.comparison.scoring;

import eu.arete.hub.comparison.PriceFormula;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The offers whose prices are marked against each other: some surely, some perhaps. An offer below a floor is not among them, so that a price nobody
 * may accept moves no mark.
 */
record Field(Set<Integer> surely, Set<Integer> perhaps) {

    /** The lowest mark this offer's price can have: its own price high, the others' low, whoever of the doubtful lowers it most. */
    double lowestMark(PriceFormula formula, double n, List<Model.Prices> prices, int offer) {
        return extremeMark(formula, n, prices, offer, true);
    }

    double highestMark(PriceFormula formula, double n, List<Model.Prices> prices, int offer) {
        return extremeMark(formula, n, prices, offer, false);
    }

    private double extremeMark(PriceFormula formula, double n, List<Model.Prices> prices, int offer, boolean least) {
        double own = least ? prices.get(offer).high() : prices.get(offer).low();
        double lowest = own;
        double highest = own;
        List<Double> sure = new ArrayList<>(List.of(own));
        List<Double> doubtful = new ArrayList<>();
        for (int other : surely) {
            if (other != offer) {
                double price =
                        least ? prices.get(other).low() : prices.get(other).high();
                lowest = Math.min(lowest, price);
                highest = Math.max(highest, price);
                sure.add(price);
            }
        }
        for (int other : perhaps) {
            if (other != offer) {
                double price =
                        least ? prices.get(other).low() : prices.get(other).high();
                // Who is doubtful is counted only where it pulls the mark that way.
                lowest = least ? Math.min(lowest, price) : lowest;
                highest = least ? highest : Math.max(highest, price);
                doubtful.add(price);
            }
        }
        doubtful.sort(least ? Comparator.naturalOrder() : Comparator.reverseOrder());
        return formula.markAmong(own, lowest, highest, extremeMean(sure, doubtful, least), n);
    }

    /** The least (or greatest) mean: the doubtful come in one after the other as long as they pull it that way. */
    private static double extremeMean(List<Double> sure, List<Double> doubtful, boolean least) {
        double sum = sure.stream().mapToDouble(Double::doubleValue).sum();
        int count = sure.size();
        for (double price : doubtful) {
            if (least ? price < sum / count : price > sum / count) {
                sum += price;
                count++;
            }
        }
        return sum / count;
    }
}
