package eu.arete.privacy.disclosure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Tables made from persons drawn by a seed: sparse, with missing values and negative amounts, margins on demand. */
final class RandomTables {

    static final Measure PERSONS = new Measure("persons", Measure.Kind.PERSONS);
    static final Measure ROWS = new Measure("rows", Measure.Kind.ROWS);
    static final Measure PAID = new Measure("paid", Measure.Kind.SUM);
    static final Measure MEAN = new Measure("mean", Measure.Kind.MEAN);

    private record Line(int person, int first, int second, BigDecimal paid, boolean missing) {}

    private RandomTables() {}

    static OutputTable draw(long seed, boolean margins) {
        Random random = new Random(seed);
        int persons = 1 + random.nextInt(400);
        int width = 1 + random.nextInt(6);
        boolean moving = random.nextInt(3) == 0;
        List<Line> lines = new ArrayList<>();
        for (int person = 0; person < persons; person++) {
            int first = skewed(random, width);
            int second = skewed(random, 4);
            for (int row = 0; row <= random.nextInt(4); row++) {
                lines.add(new Line(
                        person,
                        moving ? skewed(random, width) : first,
                        second,
                        BigDecimal.valueOf(random.nextInt(10) == 0 ? -random.nextInt(900) : random.nextInt(9_000), 2),
                        random.nextInt(5) == 0));
            }
        }
        return tabulate(lines, margins);
    }

    private static OutputTable tabulate(List<Line> lines, boolean margins) {
        Map<Group, List<Line>> groups = new LinkedHashMap<>();
        for (Line line : lines) {
            Level first = line.first() == 0 ? Level.MISSING : Level.of(Integer.toString(line.first()));
            Level second = Level.of(Integer.toString(line.second()));
            add(groups, line, first, second);
            if (margins) {
                add(groups, line, first, Level.TOTAL);
                add(groups, line, Level.TOTAL, second);
                add(groups, line, Level.TOTAL, Level.TOTAL);
            }
        }
        OutputTable.Builder table = OutputTable.of(List.of("first", "second"), List.of(PERSONS, ROWS, PAID, MEAN));
        groups.forEach((group, members) -> table.row(group, cells(members)));
        return table.build();
    }

    private static void add(Map<Group, List<Line>> groups, Line line, Level first, Level second) {
        groups.computeIfAbsent(new Group(List.of(first, second)), group -> new ArrayList<>())
                .add(line);
    }

    private static List<Cell> cells(List<Line> lines) {
        Map<Integer, BigDecimal> rows = new TreeMap<>();
        Map<Integer, BigDecimal> paid = new TreeMap<>();
        long values = 0;
        for (Line line : lines) {
            rows.merge(line.person(), BigDecimal.ONE, BigDecimal::add);
            if (!line.missing()) {
                values++;
                paid.merge(line.person(), line.paid(), BigDecimal::add);
            }
        }
        BigDecimal sum = paid.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Cell persons = Cell.persons(rows.size());
        Cell count = Cell.magnitude(rows.size(), BigDecimal.valueOf(lines.size()), contributions(rows));
        if (paid.isEmpty()) {
            return List.of(persons, count, Cell.empty(), Cell.empty());
        }
        BigDecimal mean = sum.divide(BigDecimal.valueOf(values), MathContext.DECIMAL64);
        return List.of(
                persons,
                count,
                Cell.magnitude(paid.size(), sum, contributions(paid)),
                Cell.magnitude(paid.size(), mean, contributions(paid)));
    }

    private static Contributions contributions(Map<Integer, BigDecimal> byPerson) {
        List<BigDecimal> sorted = byPerson.values().stream()
                .map(BigDecimal::abs)
                .sorted(Comparator.reverseOrder())
                .toList();
        return new Contributions(
                sorted.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                sorted.get(0),
                sorted.size() > 1 ? sorted.get(1) : BigDecimal.ZERO);
    }

    /** Small numbers far more often than great ones: sparse corners are where tables leak. */
    private static int skewed(Random random, int bound) {
        return Math.min(random.nextInt(bound), random.nextInt(bound));
    }
}
