package eu.arete.hub.comparison.scoring;

import eu.arete.hub.comparison.Admission;
import eu.arete.hub.comparison.Results.Levels;
import eu.arete.hub.comparison.Results.Outcome;
import eu.arete.hub.comparison.Results.Range;
import eu.arete.hub.comparison.Results.Ranks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where every offer of a model stands: floors first, then scores and ranks, as intervals that contain every way in which what is not known may turn
 * out. Which doubtful offers pass the floors is tried in all combinations while they are few; else each is taken as perhaps there.
 */
final class Standings {
    /** Nearer than this, two scores out of 100 are equal: far below what is shown, far above the noise of sums. */
    static final double EQUAL = 1e-9;

    private static final int MOST_COMBINED = 8;

    private final Model model;
    private final List<Admission> admissions = new ArrayList<>();
    /** By offer and part, between 0 and 1; of the answers that pass the floors, where some do. */
    private final double[][] low;

    private final double[][] high;
    private @Nullable List<Field> fields;

    Standings(Model model) {
        this.model = model;
        int offers = model.offers();
        this.low = new double[offers][model.parts().size()];
        this.high = new double[offers][model.parts().size()];
        for (int i = 0; i < offers; i++) {
            admissions.add(floors(i));
            for (int k = 0; k < model.parts().size(); k++) {
                fill(i, k);
            }
        }
    }

    /** The same offers, of which one at most has other answers: what is known of the others is kept. */
    private Standings(Standings before, Model model, int changed) {
        this.model = model;
        this.admissions.addAll(before.admissions);
        this.low = before.low.clone();
        this.high = before.high.clone();
        if (changed >= 0) {
            low[changed] = new double[model.parts().size()];
            high[changed] = new double[model.parts().size()];
            admissions.set(changed, floors(changed));
            for (int k = 0; k < model.parts().size(); k++) {
                fill(changed, k);
            }
        }
    }

    /** With another answer of one offer, as in that model. */
    Standings answered(Model other, int offer) {
        return new Standings(this, other, offer);
    }

    /** With other prices, another formula or other weights, as in that model. */
    Standings counted(Model other) {
        return new Standings(this, other, -1);
    }

    private void fill(int offer, int part) {
        Model.Part of = model.parts().get(part);
        boolean passing =
                admissions.get(offer) != Admission.ELIMINATED && of.floor().isPresent();
        double least = 0;
        double most = 0;
        for (Cell cell : model.cells().get(offer).get(part)) {
            Cell open = passing ? cell.reaching(of.floor().getAsInt()) : cell;
            least += open.low();
            most += open.high();
        }
        low[offer][part] = least / of.most();
        high[offer][part] = most / of.most();
    }

    /** Lowest and highest level of an offer in a set; empty for a set without levels. */
    Optional<Levels> level(int offer, int set) {
        int worst = Cell.NO_LEVEL;
        int best = Cell.NO_LEVEL;
        for (int k = 0; k < model.parts().size(); k++) {
            if (model.parts().get(k).set() == set) {
                for (Cell cell : model.cells().get(offer).get(k)) {
                    worst = Math.min(worst, cell.lowestLevel());
                    best = Math.min(best, cell.highestLevel());
                }
            }
        }
        return worst == Cell.NO_LEVEL ? Optional.empty() : Optional.of(new Levels(worst, best));
    }

    Admission floor(int offer, int set, int floor) {
        return level(offer, set)
                .map(level -> level.lowest() >= floor
                        ? Admission.ADMITTED
                        : level.highest() >= floor ? Admission.UNDETERMINED : Admission.ELIMINATED)
                .orElse(Admission.ADMITTED);
    }

    private Admission floors(int offer) {
        Admission worst = Admission.ADMITTED;
        int before = -1;
        for (Model.Part part : model.parts()) {
            if (part.set() != before && part.floor().isPresent()) {
                Admission one = floor(offer, part.set(), part.floor().getAsInt());
                worst = one.compareTo(worst) > 0 ? one : worst;
            }
            before = part.set();
        }
        return worst;
    }

    Admission admission(int offer) {
        return admissions.get(offer);
    }

    Range component(int offer, int part) {
        return new Range(100 * low[offer][part], 100 * high[offer][part]);
    }

    /** The mark of an offer out of 100 in one set, by the weights of that set. */
    Range setScore(int offer, int set, List<Double> weightsOfSet) {
        double least = 0;
        double most = 0;
        int at = 0;
        for (int k = 0; k < model.parts().size(); k++) {
            if (model.parts().get(k).set() == set) {
                least += weightsOfSet.get(at) * low[offer][k];
                most += weightsOfSet.get(at) * high[offer][k];
                at++;
            }
        }
        return new Range(least, most);
    }

    /** The mark of the price out of 100, over every field this offer can be in. */
    Optional<Range> priceMark(int offer) {
        return widest(
                offer,
                field -> new Range(
                        100 * field.lowestMark(model.formula(), model.n(), model.prices(), offer),
                        100 * field.highestMark(model.formula(), model.n(), model.prices(), offer)));
    }

    Optional<Range> score(int offer) {
        return widest(offer, field -> score(offer, field));
    }

    private Range score(int offer, Field field) {
        double least = model.priceWeight() * field.lowestMark(model.formula(), model.n(), model.prices(), offer);
        double most = model.priceWeight() * field.highestMark(model.formula(), model.n(), model.prices(), offer);
        for (int k = 0; k < model.parts().size(); k++) {
            least += model.weights().get(k) * low[offer][k];
            most += model.weights().get(k) * high[offer][k];
        }
        return new Range(100 * least, 100 * most);
    }

    private Optional<Range> widest(int offer, Function<Field, Range> of) {
        return fields().stream()
                .filter(field ->
                        field.surely().contains(offer) || field.perhaps().contains(offer))
                .map(of)
                .reduce((one, other) ->
                        new Range(Math.min(one.low(), other.low()), Math.max(one.high(), other.high())));
    }

    /** Every rank an offer can have among those that pass the floors. */
    Optional<Ranks> ranks(int offer) {
        return fields().stream()
                .filter(field ->
                        field.surely().contains(offer) || field.perhaps().contains(offer))
                .map(field -> ranks(offer, field))
                .reduce((one, other) ->
                        new Ranks(Math.min(one.best(), other.best()), Math.max(one.worst(), other.worst())));
    }

    private Ranks ranks(int offer, Field field) {
        Range own = score(offer, field);
        int best = 1;
        int worst = 1;
        for (int other : field.surely()) {
            if (other != offer) {
                Range theirs = score(other, field);
                best += theirs.low() > own.high() + EQUAL ? 1 : 0;
                worst += theirs.high() > own.low() + EQUAL ? 1 : 0;
            }
        }
        for (int other : field.perhaps()) {
            worst += other != offer && score(other, field).high() > own.low() + EQUAL ? 1 : 0;
        }
        return new Ranks(best, worst);
    }

    private List<Field> fields() {
        if (fields == null) {
            fields = combined();
        }
        return fields;
    }

    private List<Field> combined() {
        Set<Integer> surely = with(Admission.ADMITTED);
        List<Integer> doubtful = List.copyOf(with(Admission.UNDETERMINED));
        if (doubtful.size() > MOST_COMBINED) {
            return List.of(new Field(surely, with(Admission.UNDETERMINED)));
        }
        List<Field> all = new ArrayList<>();
        for (int chosen = 0; chosen < 1 << doubtful.size(); chosen++) {
            Set<Integer> there = new TreeSet<>(surely);
            for (int bit = 0; bit < doubtful.size(); bit++) {
                if ((chosen >> bit & 1) == 1) {
                    there.add(doubtful.get(bit));
                }
            }
            all.add(new Field(there, Set.of()));
        }
        return all;
    }

    private Set<Integer> with(Admission wanted) {
        Set<Integer> found = new TreeSet<>();
        for (int i = 0; i < model.offers(); i++) {
            if (admissions.get(i) == wanted) {
                found.add(i);
            }
        }
        return found;
    }

    /** By offer: the score halfway between worst and best, among all that are not eliminated; NaN for those that are. */
    double[] middles() {
        Set<Integer> there = new TreeSet<>(with(Admission.ADMITTED));
        there.addAll(with(Admission.UNDETERMINED));
        double[] prices =
                there.stream().mapToDouble(i -> model.prices().get(i).middle()).toArray();
        double[] middles = new double[model.offers()];
        Arrays.fill(middles, Double.NaN);
        for (int i : there) {
            double own = model.prices().get(i).middle();
            double sum = model.priceWeight() * model.formula().markOf(own, prices, model.n());
            for (int k = 0; k < model.parts().size(); k++) {
                sum += model.weights().get(k) * (low[i][k] + high[i][k]) / 2;
            }
            middles[i] = 100 * sum;
        }
        return middles;
    }

    /** Whoever has the highest middle score; more than one when equal. */
    List<Integer> leaders() {
        double[] middles = middles();
        double most = Arrays.stream(middles)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NaN);
        List<Integer> leaders = new ArrayList<>();
        for (int i = 0; i < middles.length; i++) {
            if (middles[i] >= most - EQUAL) {
                leaders.add(i);
            }
        }
        return leaders;
    }

    /** Ranks by middle scores; empty for who is eliminated. */
    Optional<Integer> rank(int offer) {
        double[] middles = middles();
        if (Double.isNaN(middles[offer])) {
            return Optional.empty();
        }
        int rank = 1;
        for (double other : middles) {
            rank += other > middles[offer] + EQUAL ? 1 : 0;
        }
        return Optional.of(rank);
    }

    Outcome outcome(String code, String label) {
        double[] middles = middles();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < middles.length; i++) {
            if (!Double.isNaN(middles[i])) {
                order.add(i);
            }
        }
        order.sort(Comparator.comparing((Integer i) -> -middles[i]));
        List<Integer> possible = order.stream()
                .filter(i -> ranks(i).filter(ranks -> ranks.best() == 1).isPresent())
                .toList();
        return new Outcome(code, label, named(leaders()), named(possible), named(order));
    }

    private List<String> named(List<Integer> offers) {
        return offers.stream().map(i -> model.services().get(i)).toList();
    }
}
