package eu.arete.hub.hosting.web;

import eu.arete.hub.hosting.BenchResult;
import eu.arete.hub.hosting.Work;
import eu.arete.hub.hosting.results.BenchResults;
import eu.arete.hub.hosting.results.KeptResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the hub's own work costs on each host somebody measured, one kind of work at a time. */
@Controller
class ResultsPage {
    /**
     * One result for one kind of work.
     *
     * @param cost empty when no price was given
     * @param absent why this work was not measured; blank when it was
     */
    record Row(KeptResult kept, String median, String spread, String cost, String perHour, String absent) {}

    private static final int MOST_BARS = 40;

    private final BenchResults results;

    ResultsPage(BenchResults results) {
        this.results = results;
    }

    @GetMapping("/hosting/results")
    String show(@RequestParam(defaultValue = "intake") String work, Model page, Locale locale) {
        Work shown = Work.of(work).orElse(Work.INTAKE);
        List<KeptResult> kept = results.shown();
        page.addAttribute("work", shown);
        page.addAttribute("works", Work.values());
        page.addAttribute(
                "rows",
                kept.stream()
                        .sorted(Comparator.comparing((KeptResult one) ->
                                        one.result().cost(shown).orElse(Double.MAX_VALUE))
                                .thenComparing(KeptResult::id))
                        .map(one -> row(one, shown, locale))
                        .toList());
        page.addAttribute("drawing", CostDrawing.of(priced(kept, shown), shown, locale));
        return "hosting/results";
    }

    private static List<KeptResult> priced(List<KeptResult> kept, Work work) {
        List<KeptResult> priced = new ArrayList<>();
        for (KeptResult one : kept) {
            if (one.result().cost(work).isPresent() && priced.size() < MOST_BARS) {
                priced.add(one);
            }
        }
        return priced;
    }

    private static Row row(KeptResult kept, Work work, Locale locale) {
        BenchResult result = kept.result();
        Optional<BenchResult.Measured> measured = result.measured(work);
        String currency = result.prices().currency();
        String perHour = result.prices()
                .perHour()
                .map(price -> money(price, currency, locale))
                .orElse("");
        if (measured.isEmpty()) {
            String why = result.measures().stream()
                    .filter(one -> one.name().equals(work.code()))
                    .map(one -> one.absent() == null ? "" : one.absent())
                    .findFirst()
                    .orElse("");
            return new Row(kept, "", "", "", perHour, why.isBlank() ? "–" : why);
        }
        BenchResult.Measured times = measured.get();
        return new Row(
                kept,
                number(times.median(), locale),
                number(times.fastest(), locale) + " – " + number(times.slowest(), locale),
                result.cost(work).map(cost -> money(cost, currency, locale)).orElse(""),
                perHour,
                "");
    }

    static String money(double amount, String currency, Locale locale) {
        return number(amount, locale) + " " + currency;
    }

    /** Three digits that count, whatever the size. */
    static String number(double value, Locale locale) {
        if (value == 0) {
            return "0";
        }
        int decimals = (int) Math.max(0, Math.min(8, 2 - Math.floor(Math.log10(Math.abs(value)))));
        return String.format(locale, "%,." + decimals + "f", value);
    }
}
