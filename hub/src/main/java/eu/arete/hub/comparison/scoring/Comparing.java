package eu.arete.hub.comparison.scoring;

import eu.arete.hub.comparison.Claims;
import eu.arete.hub.comparison.CriteriaSet;
import eu.arete.hub.comparison.Criterion;
import eu.arete.hub.comparison.PriceFormula;
import eu.arete.hub.comparison.Results;
import eu.arete.hub.comparison.Results.Earlier;
import eu.arete.hub.comparison.Results.Outcome;
import eu.arete.hub.comparison.Results.Placed;
import eu.arete.hub.comparison.Results.Range;
import eu.arete.hub.comparison.Results.SetMark;
import eu.arete.hub.comparison.Results.Shift;
import eu.arete.hub.comparison.dossier.Dossier;
import eu.arete.hub.comparison.dossier.Head;
import eu.arete.hub.comparison.dossier.PriceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** One reading of a dossier, worked out whole. */
final class Comparing {
    private final Dossier dossier;
    private final Head head;
    private final Claims claims;
    private final Sheet sheet;
    private final Costs costs;
    private final Model model;

    Comparing(Dossier dossier, Claims claims, Sheet sheet) {
        this.dossier = dossier;
        this.head = dossier.head();
        this.claims = claims;
        this.sheet = sheet;
        this.costs = new Costs(dossier);
        this.model = model(head.sets());
    }

    private Model model(List<Head.Chosen> sets) {
        return Model.of(dossier, sheet, sets, head.price().formula(), costs.prices(kind -> true));
    }

    Results.Reading reading() {
        Standings now = new Standings(model);
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < model.offers(); i++) {
            placed.add(placed(now, i));
        }
        Smaa smaa = new Smaa(new World(model, head.uncertainty()), head.draws(), head.seed());
        return new Results.Reading(
                claims,
                placed,
                now.outcome("published", "as published"),
                formulas(),
                weightSets(),
                costs(),
                head.earlier().stream().map(one -> earlier(now, one)).toList(),
                List.of(smaa.published(), smaa.any()),
                new Turning(model, now).found());
    }

    private Placed placed(Standings now, int offer) {
        double middle = now.middles()[offer];
        List<Range> components = new ArrayList<>();
        for (int k = 0; k < model.parts().size(); k++) {
            components.add(now.component(offer, k));
        }
        List<SetMark> sets = new ArrayList<>();
        for (int s = 0; s < head.sets().size(); s++) {
            Head.Chosen chosen = head.sets().get(s);
            CriteriaSet set = dossier.set(chosen.set(), chosen.version());
            List<Double> inOrder = set.groups().stream()
                    .map(group -> Model.weight(set, chosen, group).doubleValue())
                    .toList();
            sets.add(new SetMark(
                    set.set(),
                    set.version(),
                    now.setScore(offer, s, inOrder),
                    now.level(offer, s),
                    chosen.asked(),
                    now.floor(offer, s, chosen.asked().orElse(Integer.MIN_VALUE))));
        }
        return new Placed(
                model.services().get(offer),
                now.admission(offer),
                sets,
                components,
                now.priceMark(offer),
                now.score(offer),
                Double.isNaN(middle) ? Optional.empty() : Optional.of(middle),
                now.ranks(offer));
    }

    private List<Outcome> formulas() {
        List<Outcome> outcomes = new ArrayList<>();
        for (PriceFormula formula : PriceFormula.values()) {
            outcomes.add(new Standings(model.with(formula)).outcome(formula.code(), formula.written()));
        }
        return outcomes;
    }

    /** Each set of weights of each list in turn, the other lists as published. */
    private List<Outcome> weightSets() {
        List<Outcome> outcomes = new ArrayList<>();
        for (Head.Chosen chosen : head.sets()) {
            CriteriaSet set = dossier.set(chosen.set(), chosen.version());
            for (String weights : new TreeSet<>(set.weightSets().keySet())) {
                Head.Chosen other =
                        new Head.Chosen(chosen.set(), chosen.version(), weights, chosen.share(), chosen.floor());
                outcomes.add(new Standings(model(swapped(other)))
                        .outcome(set.set() + "@" + set.version() + "/" + weights, weights));
            }
        }
        return outcomes;
    }

    private List<Head.Chosen> swapped(Head.Chosen other) {
        return head.sets().stream()
                .map(now -> now.set().equals(other.set()) ? other : now)
                .toList();
    }

    private List<Outcome> costs() {
        return List.of(
                new Standings(model).outcome("whole", "whole cost, exit included"),
                new Standings(model.with(orWhole(costs.prices(kind -> !kind.isExit()))))
                        .outcome("without-exit", "without exit"),
                new Standings(model.with(orWhole(costs.prices(PriceKind.RUN::equals))))
                        .outcome("run", "monthly price alone"));
    }

    /** A cost of nothing cannot be marked: the whole cost stands in. */
    private List<Model.Prices> orWhole(List<Model.Prices> part) {
        return part.stream().allMatch(price -> price.low() > 0) ? part : model.prices();
    }

    private Earlier earlier(Standings now, String written) {
        var named = eu.arete.hub.comparison.dossier.Earlier.parse(written);
        Head.Chosen today = head.sets().stream()
                .filter(one -> one.set().equals(named.set()))
                .findFirst()
                .orElseThrow();
        Head.Chosen before =
                new Head.Chosen(named.set(), named.version(), named.weights(), today.share(), today.floor());
        Standings then = new Standings(model(swapped(before)));
        List<Shift> shifts = new ArrayList<>();
        for (int i = 0; i < model.offers(); i++) {
            shifts.add(new Shift(model.services().get(i), then.rank(i), now.rank(i)));
        }
        CriteriaSet set = dossier.set(named.set(), named.version());
        int carried = 0;
        int unanswered = 0;
        for (Dossier.Service service : dossier.services()) {
            for (Criterion criterion : set.criteria()) {
                Sheet.Origin origin = sheet.origin(service, set, criterion);
                carried += origin == Sheet.Origin.CARRIED ? 1 : 0;
                unanswered += origin == Sheet.Origin.NONE ? 1 : 0;
            }
        }
        return new Earlier(written, shifts, then.outcome(written, named.version()), carried, unanswered);
    }

    Model model() {
        return model;
    }
}
