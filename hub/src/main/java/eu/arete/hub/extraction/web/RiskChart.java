package eu.arete.hub.extraction.web;

import eu.arete.hub.extraction.internal.ShownRisk;
import java.util.ArrayList;
import java.util.List;

/**
 * Bars of the share of persons who are alone in their class: as granted, and were one thing given otherwise. Drawn by the server,
 * the table beside it.
 */
record RiskChart(List<Bar> bars, int height) {

    static final int WIDTH = 720;
    private static final int LEFT = 300;
    private static final int RIGHT = 70;
    private static final int STEP = 28;

    /** @param label of a column, or empty for what is granted; {@code given} how it would be given */
    record Bar(String label, String given, String text, double width, int y) {

        public double end() {
            return LEFT + width + 6;
        }
    }

    static RiskChart of(ShownRisk risk) {
        List<Bar> bars = new ArrayList<>();
        if (risk.combined() != null) {
            bars.add(bar("", "AS_IS", risk.combined(), 0));
            for (ShownRisk.Lowered less : risk.lowering()) {
                bars.add(bar(less.column(), less.given(), less.figures(), bars.size()));
            }
        }
        return new RiskChart(bars, bars.size() * STEP + 8);
    }

    private static Bar bar(String label, String given, ShownRisk.Figures figures, int at) {
        double width = Math.max(1, figures.uniqueShare().percent() * (WIDTH - LEFT - RIGHT) / 100.0);
        return new Bar(label, given, figures.uniqueShare().text(), width, at * STEP + 4);
    }

    public String box() {
        return "0 0 " + WIDTH + " " + height;
    }

    public int zero() {
        return LEFT;
    }
}
