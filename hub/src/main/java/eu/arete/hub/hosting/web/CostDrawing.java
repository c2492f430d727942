package eu.arete.hub.hosting.web;

import eu.arete.hub.hosting.BenchResult;
import eu.arete.hub.hosting.Work;
import eu.arete.hub.hosting.results.KeptResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Costs of one kind of work as bars on one scale a currency, cheapest first, with the spread of the runs. */
public record CostDrawing(int width, int height, List<Bar> bars) {
    private static final int WIDTH = 720;
    private static final int LEFT = 4;
    private static final int LONGEST = 480;
    private static final int LANE = 48;

    /**
     * @param from where the fastest run would end the bar
     * @param to where the slowest would
     */
    public record Bar(String title, String cost, int y, int length, int from, int to, boolean reproduced) {}

    static CostDrawing of(List<KeptResult> priced, Work work, Locale locale) {
        List<KeptResult> sorted = priced.stream()
                .sorted(Comparator.comparing(
                                (KeptResult kept) -> kept.result().prices().currency())
                        .thenComparing(kept -> kept.result().cost(work).orElse(0.0))
                        .thenComparing(KeptResult::id))
                .toList();
        List<Bar> bars = new ArrayList<>();
        for (KeptResult kept : sorted) {
            bars.add(bar(kept, work, largest(sorted, kept, work), LANE * bars.size(), locale));
        }
        return new CostDrawing(WIDTH, LANE * bars.size() + 6, bars);
    }

    private static Bar bar(KeptResult kept, Work work, double largest, int y, Locale locale) {
        BenchResult result = kept.result();
        BenchResult.Measured times = result.measured(work).orElseThrow();
        double cost = result.cost(work).orElseThrow();
        double unit = largest <= 0 ? 0 : cost / times.median() / largest * LONGEST;
        return new Bar(
                result.host().provider() + " · " + result.host().service() + " · "
                        + result.machine().cores() + " × " + result.machine().cpu(),
                ResultsPage.money(cost, result.prices().currency(), locale),
                y,
                Math.max(1, (int) Math.round(unit * times.median())),
                LEFT + (int) Math.round(unit * times.fastest()),
                LEFT + (int) Math.round(Math.min(unit * times.slowest(), LONGEST + 60.0)),
                kept.state() == KeptResult.State.REPRODUCED);
    }

    /** Bars of one currency share a scale; nobody converts currencies here. */
    private static double largest(List<KeptResult> all, KeptResult like, Work work) {
        return all.stream()
                .filter(kept -> kept.result()
                        .prices()
                        .currency()
                        .equals(like.result().prices().currency()))
                .mapToDouble(kept -> kept.result().cost(work).orElse(0.0))
                .max()
                .orElse(0);
    }
}
