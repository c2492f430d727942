package eu.arete.hub.comparison.scoring;

import eu.arete.hub.comparison.CriteriaSet;
import eu.arete.hub.comparison.PriceFormula;
import eu.arete.hub.comparison.Text;
import eu.arete.hub.comparison.dossier.Dossier;
import eu.arete.hub.comparison.dossier.Head;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A comparison as numbers: offers, what is weighed of them, their prices.
 *
 * @param parts groups of criteria, in the order of the sets
 * @param cells by offer, then by part
 * @param weights of the parts, then of the price; they sum to 1
 * @param prices of each offer over all months
 */
record Model(
        List<String> services,
        List<Part> parts,
        List<List<List<Cell>>> cells,
        List<Double> weights,
        PriceFormula formula,
        double n,
        List<Prices> prices) {

    /** @param set its place in the head of the dossier */
    record Part(
            int set,
            String name,
            String version,
            String group,
            Text titles,
            OptionalInt floor,
            boolean weighed,
            double most) {}

    record Prices(double low, double high) {
        double middle() {
            return (low + high) / 2;
        }
    }

    static Model of(Dossier dossier, Sheet sheet, List<Head.Chosen> sets, PriceFormula formula, List<Prices> prices) {
        List<Part> parts = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        List<List<List<Cell>>> cells = new ArrayList<>();
        dossier.services().forEach(service -> cells.add(new ArrayList<>()));
        for (int at = 0; at < sets.size(); at++) {
            Head.Chosen chosen = sets.get(at);
            CriteriaSet set = dossier.set(chosen.set(), chosen.version());
            for (CriteriaSet.Group group : set.groups()) {
                double most = set.in(group).stream()
                        .mapToDouble(one -> Cell.points(one.best()))
                        .sum();
                parts.add(new Part(
                        at,
                        set.set(),
                        set.version(),
                        group.id(),
                        group.titles(),
                        chosen.asked().map(OptionalInt::of).orElse(OptionalInt.empty()),
                        chosen.share().signum() > 0,
                        most));
                weights.add(chosen.share().multiply(weight(set, chosen, group)).doubleValue() / 100);
                for (int i = 0; i < cells.size(); i++) {
                    Dossier.Service service = dossier.services().get(i);
                    cells.get(i)
                            .add(set.in(group).stream()
                                    .map(one -> sheet.cell(service, set, one))
                                    .toList());
                }
            }
        }
        weights.add(dossier.head().price().share().doubleValue());
        return new Model(
                dossier.services().stream().map(Dossier.Service::id).toList(),
                List.copyOf(parts),
                cells,
                List.copyOf(weights),
                formula,
                dossier.head().price().times().doubleValue(),
                prices);
    }

    static BigDecimal weight(CriteriaSet set, Head.Chosen chosen, CriteriaSet.Group group) {
        return Objects.requireNonNull(
                Objects.requireNonNull(set.weightSets().get(chosen.weights())).get(group.id()));
    }

    int offers() {
        return services.size();
    }

    double priceWeight() {
        return weights.get(parts.size());
    }

    Model with(PriceFormula other) {
        return new Model(services, parts, cells, weights, other, n, prices);
    }

    Model with(List<Prices> others) {
        return new Model(services, parts, cells, weights, formula, n, others);
    }

    /** With another answer of one offer; everything else shared. */
    Model with(int offer, int part, int criterion, Cell cell) {
        List<List<List<Cell>>> changed = new ArrayList<>(cells);
        List<List<Cell>> row = new ArrayList<>(cells.get(offer));
        List<Cell> group = new ArrayList<>(row.get(part));
        group.set(criterion, cell);
        row.set(part, group);
        changed.set(offer, row);
        return new Model(services, parts, changed, weights, formula, n, prices);
    }
}
