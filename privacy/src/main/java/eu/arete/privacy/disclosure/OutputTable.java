package eu.arete.privacy.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** An aggregate table as somebody asks to take it out: rows by their levels, and for each row one cell a measure. */
public final class OutputTable {

    private final List<String> dimensions;
    private final List<Measure> measures;
    private final Map<Group, List<Cell>> rows;

    private OutputTable(List<String> dimensions, List<Measure> measures, Map<Group, List<Cell>> rows) {
        this.dimensions = List.copyOf(dimensions);
        this.measures = List.copyOf(measures);
        this.rows = Collections.unmodifiableMap(rows);
    }

    public static Builder of(List<String> dimensions, List<Measure> measures) {
        return new Builder(dimensions, measures);
    }

    public List<String> dimensions() {
        return dimensions;
    }

    public List<Measure> measures() {
        return measures;
    }

    /** The rows in the order they were given. */
    public Set<Group> groups() {
        return rows.keySet();
    }

    /** The cells of a row, in the order of the measures. */
    public List<Cell> cells(Group group) {
        List<Cell> cells = rows.get(group);
        if (cells == null) {
            throw new IllegalArgumentException("The table has no row " + group);
        }
        return cells;
    }

    public Cell cell(CellKey key) {
        return cells(key.group()).get(measures.indexOf(key.measure()));
    }

    public Stream<CellKey> keys() {
        return groups().stream().flatMap(group -> measures.stream().map(measure -> new CellKey(group, measure)));
    }

    /** The levels a dimension takes, margins aside. */
    Set<Level> levels(int dimension) {
        Set<Level> levels = new LinkedHashSet<>();
        for (Group group : groups()) {
            levels.add(group.levels().get(dimension));
        }
        levels.remove(Level.TOTAL);
        return levels;
    }

    Stream<Group> interior() {
        return groups().stream().filter(group -> !group.isMargin());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutputTable that
                && dimensions.equals(that.dimensions)
                && measures.equals(that.measures)
                && rows.equals(that.rows);
    }

    @Override
    public int hashCode() {
        return rows.hashCode();
    }

    /** Dimensions and measures only: a table's cells are not for logs. */
    @Override
    public String toString() {
        return "OutputTable" + dimensions + measures;
    }

    /** Gathers rows and holds them to the table's shape. */
    public static final class Builder {

        private final List<String> dimensions;
        private final List<Measure> measures;
        private final Map<Group, List<Cell>> rows = new LinkedHashMap<>();

        private Builder(List<String> dimensions, List<Measure> measures) {
            if (measures.isEmpty()) {
                throw new IllegalArgumentException("A table measures something");
            }
            List<String> names = new ArrayList<>(dimensions);
            measures.forEach(measure -> names.add(measure.name()));
            if (new LinkedHashSet<>(names).size() < names.size()) {
                throw new IllegalArgumentException("Two columns have the same name: " + names);
            }
            this.dimensions = dimensions;
            this.measures = measures;
        }

        public Builder row(Group group, Cell... cells) {
            return row(group, List.of(cells));
        }

        public Builder row(Group group, List<Cell> cells) {
            if (group.levels().size() != dimensions.size() || cells.size() != measures.size()) {
                throw new IllegalArgumentException(
                        "Row %s does not fit %s and %s".formatted(group, dimensions, measures));
            }
            if (rows.putIfAbsent(group, List.copyOf(cells)) != null) {
                throw new IllegalArgumentException("Two rows have the same identity: " + group);
            }
            return this;
        }

        public OutputTable build() {
            return new OutputTable(dimensions, measures, new LinkedHashMap<>(rows));
        }
    }
}
