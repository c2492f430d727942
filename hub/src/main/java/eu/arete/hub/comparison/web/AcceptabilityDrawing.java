package eu.arete.hub.comparison.web;

import eu.arete.hub.comparison.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How often each offer takes each rank, one bar an offer; always beside the table that says the same in numbers. */
public record AcceptabilityDrawing(int width, int height, List<Bar> bars) {
    private static final int WIDTH = 800;
    private static final int LABEL = 260;
    private static final int BAR = 34;

    public record Bar(String name, int y, List<Part> parts) {}

    /**
     * @param rank from 1; 0 for worlds in which a floor keeps the offer out
     * @param shade of the colour, 1 the strongest, for the first rank
     */
    public record Part(int rank, int x, int length, String shade) {}

    static AcceptabilityDrawing of(Results.Acceptability acceptability, Map<String, String> names) {
        List<Bar> bars = new ArrayList<>();
        for (Results.Chances chances : acceptability.offers()) {
            bars.add(bar(chances, names.getOrDefault(chances.service(), chances.service()), 4 + BAR * bars.size()));
        }
        return new AcceptabilityDrawing(WIDTH, 8 + BAR * bars.size(), bars);
    }

    private static Bar bar(Results.Chances chances, String name, int y) {
        List<Part> parts = new ArrayList<>();
        double at = 0;
        int count = chances.ranks().size();
        for (int i = 0; i < count; i++) {
            double chance = chances.ranks().get(i);
            int from = x(at);
            at += chance;
            if (x(at) > from) {
                String shade = String.format(Locale.ROOT, "%.2f", 1 - 0.88 * i / Math.max(1, count - 1));
                parts.add(new Part(i + 1, from, x(at) - from, shade));
            }
        }
        return new Bar(name, y, parts);
    }

    private static int x(double part) {
        return LABEL + (int) Math.round(Math.min(1, part) * (WIDTH - LABEL - 4));
    }
}
