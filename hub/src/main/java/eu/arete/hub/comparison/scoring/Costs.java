package eu.arete.hub.comparison.scoring;

import eu.arete.hub.comparison.Results.Amounts;
import eu.arete.hub.comparison.Results.Cost;
import eu.arete.hub.comparison.Results.Line;
import eu.arete.hub.comparison.dossier.Dossier;
import eu.arete.hub.comparison.dossier.Dossier.PriceLine;
import eu.arete.hub.comparison.dossier.PriceKind;
import eu.arete.hub.comparison.dossier.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/** Whole costs, exit included, in exact decimals. */
final class Costs {
    private final Dossier dossier;

    Costs(Dossier dossier) {
        this.dossier = dossier;
    }

    /** None where no price is known and none is weighed. */
    List<Cost> all() {
        if (dossier.prices().isEmpty()) {
            return List.of();
        }
        return dossier.services().stream().map(this::of).toList();
    }

    /** Prices to compare, of the lines of these kinds. */
    List<Model.Prices> prices(Predicate<PriceKind> counted) {
        if (dossier.prices().isEmpty()) {
            return dossier.services().stream()
                    .map(service -> new Model.Prices(1, 1))
                    .toList();
        }
        return dossier.services().stream()
                .map(service -> sum(service, counted))
                .map(amounts -> new Model.Prices(
                        amounts.low().doubleValue(), amounts.high().doubleValue()))
                .toList();
    }

    private Cost of(Dossier.Service service) {
        return new Cost(
                service.id(),
                lines(service, kind -> true).stream()
                        .map(line -> new Line(
                                line.item(),
                                Row.written(line.kind()),
                                line.unit(),
                                line.quantity(),
                                line.lowest(),
                                line.highest(),
                                amounts(line),
                                line.evidence()))
                        .toList(),
                sum(service, PriceKind.SETUP::equals),
                sum(service, PriceKind.RUN::equals),
                sum(service, PriceKind.EXIT_EGRESS::equals),
                sum(service, PriceKind.EXIT_PARALLEL::equals),
                sum(service, PriceKind.EXIT_MIGRATION::equals),
                sum(service, kind -> true));
    }

    private List<PriceLine> lines(Dossier.Service service, Predicate<PriceKind> counted) {
        return dossier.prices().stream()
                .filter(line -> line.service().equals(service.id()) && counted.test(line.kind()))
                .toList();
    }

    private Amounts sum(Dossier.Service service, Predicate<PriceKind> counted) {
        return lines(service, counted).stream()
                .map(this::amounts)
                .reduce(
                        new Amounts(BigDecimal.ZERO, BigDecimal.ZERO),
                        (one, other) -> new Amounts(
                                one.low().add(other.low()), one.high().add(other.high())));
    }

    private Amounts amounts(PriceLine line) {
        int times = line.kind() == PriceKind.RUN ? dossier.head().months() : 1;
        BigDecimal quantity = line.quantity().multiply(BigDecimal.valueOf(times));
        return new Amounts(plain(quantity.multiply(line.lowest())), plain(quantity.multiply(line.highest())));
    }

    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal short_ = amount.stripTrailingZeros();
        return short_.scale() < 2 ? short_.setScale(2) : short_;
    }
}
