package eu.arete.hub.airlock.internal;

import eu.arete.hub.airlock.TableMarks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cells that two tables have in common and show differently: two safe tables may tell of a person by their difference. */
public final class Overlap {

    /** A cell's identity across tables. */
    private record Key(List<String> levels, String measure) {}

    private Overlap() {}

    public static long differing(TableMarks one, TableMarks other) {
        if (!one.dimensions().equals(other.dimensions())) {
            return 0;
        }
        Map<Key, String> shown = cells(one);
        return cells(other).entrySet().stream()
                .filter(cell -> shown.containsKey(cell.getKey()))
                .filter(cell -> !cell.getValue().equals(shown.get(cell.getKey())))
                .count();
    }

    private static Map<Key, String> cells(TableMarks table) {
        Map<Key, String> cells = new HashMap<>();
        for (TableMarks.Row row : table.rows()) {
            for (int i = 0; i < table.measures().size(); i++) {
                cells.put(
                        new Key(row.levels(), table.measures().get(i)),
                        row.cells().get(i).released());
            }
        }
        return cells;
    }
}
