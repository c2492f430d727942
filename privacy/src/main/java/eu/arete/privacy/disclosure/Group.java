package eu.arete.privacy.disclosure;

import java.util.ArrayList;
import java.util.List;

/** The identity of a table's row: one level for each dimension, in the table's order. */
public record Group(List<Level> levels) {

    public Group {
        levels = List.copyOf(levels);
    }

    public static Group of(String... values) {
        List<Level> levels = new ArrayList<>();
        for (String value : values) {
            levels.add(Level.of(value));
        }
        return new Group(levels);
    }

    /** Whether the row sums others up: one of its levels is a total. */
    public boolean isMargin() {
        return levels.contains(Level.TOTAL);
    }

    /** The same row with the margin in place of one dimension's level: what the cells of a line have in common. */
    Group lineAlong(int dimension) {
        List<Level> line = new ArrayList<>(levels);
        line.set(dimension, Level.TOTAL);
        return new Group(line);
    }

    /** Whether this margin sums up that row. */
    boolean covers(Group that) {
        for (int i = 0; i < levels.size(); i++) {
            Level mine = levels.get(i);
            if (!mine.equals(Level.TOTAL) && !mine.equals(that.levels.get(i))) {
                return false;
            }
        }
        return true;
    }
}
