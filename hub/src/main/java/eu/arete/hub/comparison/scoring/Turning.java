package eu.arete.hub.comparison.scoring;

import eu.arete.hub.comparison.Answer;
import eu.arete.hub.comparison.Results;
import eu.arete.hub.comparison.Results.AnswerChange;
import eu.arete.hub.comparison.Results.PriceChange;
import eu.arete.hub.comparison.Results.WeightShift;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What would change who leads by middle scores: one weight, one answer, one price. */
final class Turning {
    private static final int SHOWN_ANSWERS = 20;
    /** Prices are moved by steps of one ten-thousandth. */
    private static final int STEPS = 10_000;

    private final Model model;
    private final Standings now;
    private final double[] middles;

    Turning(Model model, Standings now) {
        this.model = model;
        this.now = now;
        this.middles = now.middles();
    }

    Results.Turning found() {
        List<Integer> leaders = now.leaders();
        if (leaders.size() != 1) {
            return new Results.Turning(Optional.empty(), List.of(), List.of(), 0, List.of());
        }
        int leader = leaders.get(0);
        List<AnswerChange> answers = answers(leader);
        return new Results.Turning(
                Optional.of(model.services().get(leader)),
                weights(leader),
                answers.stream().limit(SHOWN_ANSWERS).toList(),
                answers.size(),
                prices(leader));
    }

    /** With weight t on one component and the others keeping their proportions, a score is t·x + (1−t)·rest: two lines cross at most once. */
    private List<WeightShift> weights(int leader) {
        List<WeightShift> shifts = new ArrayList<>();
        for (int k = 0; k < model.weights().size(); k++) {
            double weight = model.weights().get(k);
            boolean weighed = k == model.parts().size() || model.parts().get(k).weighed();
            if (!weighed || weight >= 1) {
                continue;
            }
            double nearest = Double.NaN;
            int taker = -1;
            for (int j = 0; j < model.offers(); j++) {
                if (j == leader || Double.isNaN(middles[j])) {
                    continue;
                }
                double gain = component(leader, k) - component(j, k);
                double rest = (middles[leader] - middles[j] - weight * gain) / (1 - weight);
                double crossing = rest / (rest - gain);
                boolean nearer = Double.isNaN(nearest) || Math.abs(crossing - weight) < Math.abs(nearest - weight);
                if (Math.abs(rest - gain) > Standings.EQUAL && crossing >= 0 && crossing <= 1 && nearer) {
                    nearest = crossing;
                    taker = j;
                }
            }
            if (taker >= 0) {
                boolean price = k == model.parts().size();
                shifts.add(new WeightShift(
                        price ? "price" : model.parts().get(k).name(),
                        price ? "price" : model.parts().get(k).group(),
                        weight,
                        nearest,
                        model.services().get(taker)));
            }
        }
        shifts.sort(Comparator.comparingDouble((WeightShift shift) -> Math.abs(shift.to() - shift.from())));
        return shifts;
    }

    /** Out of 100, at the middle. */
    private double component(int offer, int part) {
        if (part < model.parts().size()) {
            return now.component(offer, part).middle();
        }
        double rest = 0;
        for (int k = 0; k < model.parts().size(); k++) {
            rest += model.weights().get(k) * now.component(offer, k).middle();
        }
        return model.priceWeight() > 0 ? (middles[offer] - rest) / model.priceWeight() : priceMark(offer);
    }

    private double priceMark(int offer) {
        double[] prices = java.util.stream.IntStream.range(0, model.offers())
                .filter(j -> !Double.isNaN(middles[j]))
                .mapToDouble(j -> model.prices().get(j).middle())
                .toArray();
        return 100 * model.formula().markOf(model.prices().get(offer).middle(), prices, model.n());
    }

    private List<AnswerChange> answers(int leader) {
        List<AnswerChange> changes = new ArrayList<>();
        for (int i = 0; i < model.offers(); i++) {
            for (int k = 0; k < model.parts().size(); k++) {
                List<Cell> group = model.cells().get(i).get(k);
                for (int c = 0; c < group.size(); c++) {
                    change(leader, i, k, c).ifPresent(changes::add);
                }
            }
        }
        changes.sort(Comparator.comparingDouble((AnswerChange change) -> Math.abs(change.points()))
                .thenComparing(AnswerChange::service)
                .thenComparing(AnswerChange::set)
                .thenComparing(AnswerChange::criterion));
        return changes;
    }

    /** The nearest other answer to that criterion that gives the lead to another. */
    private Optional<AnswerChange> change(int leader, int offer, int part, int at) {
        Cell cell = model.cells().get(offer).get(part).get(at);
        Model.Part of = model.parts().get(part);
        double before = (cell.low() + cell.high()) / 2;
        AnswerChange nearest = null;
        for (Answer answer : cell.criterion().answers()) {
            if (cell.isKnown() && answer.equals(cell.options().get(0))) {
                continue;
            }
            double moved = 100 * model.weights().get(part) * (Cell.points(answer) - before) / of.most();
            if (nearest != null && Math.abs(moved) >= Math.abs(nearest.points())) {
                continue;
            }
            List<Integer> leaders = now.answered(model.with(offer, part, at, cell.answered(answer)), offer)
                    .leaders();
            if (!leaders.contains(leader)) {
                nearest = new AnswerChange(
                        model.services().get(offer),
                        of.name(),
                        cell.criterion().id(),
                        cell.isKnown() ? cell.options().get(0).code() : "",
                        answer.code(),
                        moved,
                        leaders.isEmpty() ? "" : model.services().get(leaders.get(0)));
            }
        }
        return Optional.ofNullable(nearest);
    }

    private List<PriceChange> prices(int leader) {
        List<PriceChange> changes = new ArrayList<>();
        for (int i = 0; i < model.offers(); i++) {
            if (!Double.isNaN(middles[i])) {
                (i == leader ? dearer(leader) : cheaper(leader, i)).ifPresent(changes::add);
            }
        }
        changes.sort(Comparator.comparingDouble((PriceChange change) -> Math.abs(1 - change.factor()))
                .thenComparing(PriceChange::service));
        return changes;
    }

    /** The least cut of a price that brings its offer level with the leader or ahead. */
    private Optional<PriceChange> cheaper(int leader, int offer) {
        int fails = STEPS;
        int works = 1;
        if (!overtakes(offer, works, leader)) {
            return Optional.empty();
        }
        while (fails - works > 1) {
            int middle = (fails + works) / 2;
            if (overtakes(offer, middle, leader)) {
                works = middle;
            } else {
                fails = middle;
            }
        }
        return Optional.of(new PriceChange(
                model.services().get(offer),
                works / (double) STEPS,
                model.services().get(offer)));
    }

    private boolean overtakes(int offer, int factor, int leader) {
        double[] changed = at(offer, factor).middles();
        return changed[offer] >= changed[leader] - Standings.EQUAL;
    }

    /** The least rise of the leader's price that costs it the lead, up to ten times. */
    private Optional<PriceChange> dearer(int leader) {
        int fails = STEPS;
        int works = 10 * STEPS;
        if (at(leader, works).leaders().contains(leader)) {
            return Optional.empty();
        }
        while (works - fails > 1) {
            int middle = (fails + works) / 2;
            if (at(leader, middle).leaders().contains(leader)) {
                fails = middle;
            } else {
                works = middle;
            }
        }
        int next = at(leader, works).leaders().get(0);
        return Optional.of(new PriceChange(
                model.services().get(leader),
                works / (double) STEPS,
                model.services().get(next)));
    }

    private Standings at(int offer, int factor) {
        List<Model.Prices> prices = new ArrayList<>(model.prices());
        Model.Prices own = prices.get(offer);
        prices.set(offer, new Model.Prices(own.low() * factor / STEPS, own.high() * factor / STEPS));
        return now.counted(model.with(prices));
    }
}
