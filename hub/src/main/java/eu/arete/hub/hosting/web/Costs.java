package eu.arete.hub.hosting.web;

import eu.arete.hub.hosting.register.Fact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a host costs, by year and currency; a contract says what may be paid, an invoice what was. */
public record Costs(List<Year> years) {
    /** Sums of one year in one currency. */
    public record Year(
            String year, String currency, BigDecimal invoiced, BigDecimal contracted, BigDecimal estimated) {}

    static Costs of(List<Fact> facts) {
        Map<String, List<Fact>> byYear = new TreeMap<>(Comparator.reverseOrder());
        facts.forEach(
                fact -> byYear.computeIfAbsent(fact.value("year") + " " + currency(fact), any -> new ArrayList<>())
                        .add(fact));
        return new Costs(byYear.values().stream()
                .map(same -> new Year(
                        same.get(0).value("year"),
                        currency(same.get(0)),
                        sum(same, "invoice"),
                        sum(same, "contract"),
                        sum(same, "estimate")))
                .toList());
    }

    /** The last year in which something was paid, or the last there is. */
    public Year latest() {
        return years.stream()
                .filter(year -> year.invoiced().signum() > 0)
                .findFirst()
                .orElseGet(() -> years.get(0));
    }

    private static BigDecimal sum(List<Fact> facts, String paper) {
        return facts.stream()
                .filter(fact -> fact.value("paper").equals(paper))
                .map(fact -> new BigDecimal(fact.value("amount")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String currency(Fact fact) {
        return fact.value("currency").isEmpty() ? "EUR" : fact.value("currency");
    }
}
