package eu.arete.hub.workspace.web;

import eu.arete.hub.workspace.QueryResult;
import eu.arete.lake.engine.EngineColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Horizontal bars of the last quantity of a result, labelled by its other columns; drawn by the server, the table beside it.
 *
 * @param value the column drawn, {@code label} those that name the bars
 * @param zero where the axis stands, in the drawing's units
 */
record Chart(String value, String label, List<Bar> bars, int height, double zero) {

    static final int WIDTH = 720;
    private static final int LEFT = 220;
    private static final int RIGHT = 110;
    private static final int STEP = 28;
    private static final int MOST = 40;

    /** @param x left end, {@code width} length, {@code y} top; {@code end} where the value is written */
    record Bar(String label, String text, double x, double width, int y, double end) {}

    /** Empty when there is nothing to draw: no quantity, one row, or no name for the rows. */
    static Optional<Chart> of(QueryResult result) {
        int drawn = quantity(result.columns());
        int rows = Math.min(MOST, result.rows().size());
        if (drawn < 0 || rows < 2 || result.columns().size() < 2) {
            return Optional.empty();
        }
        List<Integer> names = IntStream.range(0, result.columns().size())
                .filter(i -> i != drawn)
                .limit(3)
                .boxed()
                .toList();
        double low = 0;
        double high = 0;
        for (int i = 0; i < rows; i++) {
            double value = number(result.rows().get(i).get(drawn));
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (high == low) {
            return Optional.empty();
        }
        double unit = (WIDTH - LEFT - RIGHT) / (high - low);
        double zero = LEFT - low * unit;
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            List<@Nullable Object> row = result.rows().get(i);
            double value = number(row.get(drawn));
            double x = value < 0 ? zero + value * unit : zero;
            double width = Math.max(1, Math.abs(value) * unit);
            String label = names.stream().map(name -> text(row.get(name))).collect(Collectors.joining(" · "));
            bars.add(new Bar(shortened(label), text(row.get(drawn)), x, width, i * STEP + 4, x + width + 6));
        }
        String label =
                names.stream().map(name -> result.columns().get(name).name()).collect(Collectors.joining(", "));
        return Optional.of(new Chart(result.columns().get(drawn).name(), label, bars, rows * STEP + 8, zero));
    }

    /** For the drawing's {@code viewBox}. */
    public String box() {
        return "0 0 " + WIDTH + " " + height;
    }

    private static int quantity(List<EngineColumn> columns) {
        for (int i = columns.size() - 1; i >= 0; i--) {
            if (columns.get(i).type().isQuantity()) {
                return i;
            }
        }
        return -1;
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    private static String text(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value == null ? "–" : value.toString();
    }

    private static String shortened(String label) {
        return label.length() <= 30 ? label : label.substring(0, 29) + "…";
    }
}
