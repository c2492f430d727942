package eu.arete.hub.comparison.pack;

import eu.arete.hub.comparison.Results;
import eu.arete.hub.comparison.Results.Acceptability;
import eu.arete.hub.comparison.Results.Chances;
import eu.arete.hub.comparison.Results.Placed;
import eu.arete.hub.comparison.Results.Reading;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The drawings of a comparison. Each repeats in its description what it shows; the same figures are in the tables. */
final class Drawings {
    /** From first rank to last, dark to light; then out. */
    private static final List<String> SHADES =
            List.of("#0b3c6f", "#1f6fb2", "#5aa0d6", "#94c5e8", "#c6e0f3", "#e3eff8");

    private static final String OUT = "#d9d4cc";
    private static final String INK = "#1b1b1b";
    private static final String RULE = "#8a8a8a";
    private static final int LEFT = 230;
    private static final int WIDE = 520;
    private static final int ROW = 34;
    private static final int TOP = 48;

    private final Results results;

    Drawings(Results results) {
        this.results = results;
    }

    Map<String, byte[]> all() {
        Map<String, byte[]> drawn = new TreeMap<>();
        for (Reading reading : results.readings()) {
            String suffix = "-claims-" + reading.claims().code() + ".svg";
            drawn.put("drawings/scores" + suffix, scores(reading));
            for (Acceptability kind : reading.acceptability()) {
                drawn.put("drawings/acceptability-" + kind.weights() + "-weights" + suffix, acceptability(kind));
            }
        }
        drawn.put("drawings/costs.svg", costs());
        return drawn;
    }

    private Svg drawing(String title, String description) {
        return new Svg(LEFT + WIDE + 90, TOP + ROW * results.offers().size() + 40, title, description);
    }

    private String name(int offer) {
        String name = results.offers().get(offer).name();
        return name.length() > 32 ? name.substring(0, 31) + "…" : name;
    }

    private byte[] acceptability(Acceptability kind) {
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < kind.offers().size(); i++) {
            Chances chances = kind.offers().get(i);
            told.append(name(i))
                    .append(": first in ")
                    .append(percent(chances.ranks().get(0)));
            told.append(" of worlds, below a floor in ")
                    .append(percent(chances.out()))
                    .append(". ");
        }
        Svg svg = drawing(
                "How often each offer takes each rank, " + kind.weights() + " weights",
                told.toString().strip());
        svg.words(
                LEFT,
                20,
                "start",
                INK,
                "Rank 1 (dark) to last (light); below a floor: grey. " + results.draws() + " worlds.");
        for (int i = 0; i < kind.offers().size(); i++) {
            Chances chances = kind.offers().get(i);
            double y = TOP + i * ROW;
            svg.words(LEFT - 10, y + 17, "end", INK, name(i));
            double x = LEFT;
            for (int rank = 0; rank < chances.ranks().size(); rank++) {
                double part = chances.ranks().get(rank) * WIDE;
                if (part > 0) {
                    String shade = SHADES.get(Math.min(rank, SHADES.size() - 1));
                    svg.box(
                            x,
                            y,
                            part,
                            ROW - 10,
                            shade,
                            "rank " + (rank + 1) + ": "
                                    + percent(chances.ranks().get(rank)));
                    x += part;
                }
            }
            if (chances.out() > 0) {
                svg.box(x, y, chances.out() * WIDE, ROW - 10, OUT, "below a floor: " + percent(chances.out()));
            }
            svg.words(
                    LEFT + WIDE + 8,
                    y + 17,
                    "start",
                    INK,
                    percent(chances.ranks().get(0)));
        }
        return svg.bytes();
    }

    private byte[] scores(Reading reading) {
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < reading.placed().size(); i++) {
            told.append(name(i))
                    .append(": ")
                    .append(range(reading.placed().get(i)))
                    .append(". ");
        }
        Svg svg = drawing(
                "Scores out of 100, from worst to best case", told.toString().strip());
        for (int mark = 0; mark <= 100; mark += 20) {
            double x = LEFT + WIDE * mark / 100.0;
            svg.line(x, TOP - 8, x, TOP + ROW * results.offers().size(), RULE);
            svg.words(x, TOP - 14, "middle", INK, String.valueOf(mark));
        }
        for (int i = 0; i < reading.placed().size(); i++) {
            Placed placed = reading.placed().get(i);
            double y = TOP + i * ROW;
            svg.words(LEFT - 10, y + 17, "end", INK, name(i));
            placed.score().ifPresent(score -> {
                double x = LEFT + WIDE * score.low() / 100;
                double width = Math.max(3, WIDE * (score.high() - score.low()) / 100);
                svg.box(x, y + 4, width, ROW - 18, SHADES.get(1), range(placed));
            });
            svg.words(LEFT + WIDE + 8, y + 17, "start", INK, range(placed));
        }
        return svg.bytes();
    }

    private static String range(Placed placed) {
        return placed.score()
                .map(score -> score.high() - score.low() < 0.05
                        ? tenth(score.low())
                        : tenth(score.low()) + "–" + tenth(score.high()))
                .orElse("below a floor");
    }

    private byte[] costs() {
        double most = results.costs().stream()
                .mapToDouble(cost -> cost.whole().high().doubleValue())
                .max()
                .orElse(1);
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < results.costs().size(); i++) {
            told.append(name(i))
                    .append(": ")
                    .append(thousands(results.costs().get(i).whole().high()))
                    .append(". ");
        }
        Svg svg = drawing(
                "Whole cost over " + results.months() + " months, in thousands of " + results.currency(),
                told.toString().strip());
        svg.words(LEFT, 20, "start", INK, "Setup and use (dark), leaving (light); the dearest case of a range.");
        for (int i = 0; i < results.costs().size(); i++) {
            Results.Cost cost = results.costs().get(i);
            double y = TOP + i * ROW;
            double stay = cost.setup().high().add(cost.run().high()).doubleValue() / most * WIDE;
            double whole = cost.whole().high().doubleValue() / most * WIDE;
            svg.words(LEFT - 10, y + 17, "end", INK, name(i));
            svg.box(LEFT, y, stay, ROW - 10, SHADES.get(1), "setup and use");
            svg.box(LEFT + stay, y, whole - stay, ROW - 10, SHADES.get(3), "leaving");
            svg.words(
                    LEFT + WIDE + 8,
                    y + 17,
                    "start",
                    INK,
                    thousands(cost.whole().high()));
        }
        return svg.bytes();
    }

    static String percent(double part) {
        return BigDecimal.valueOf(100 * part)
                        .setScale(1, RoundingMode.HALF_EVEN)
                        .toPlainString() + " %";
    }

    static String tenth(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    }

    static String thousands(BigDecimal amount) {
        return amount.movePointLeft(3).setScale(0, RoundingMode.HALF_EVEN).toPlainString() + " k";
    }
}
