package eu.arete.hub.deposits;

import eu.arete.hub.deposits.Measure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * A checked file held against those of its table that were accepted before it.
 *
 * @param earlier by name, at most {@link #MOST}: the last delivery of each other file of the table
 * @param replaced the file of the same name whose place this one took, or would have taken
 */
public record Comparison(
        String table, Figures now, List<Figures> earlier, Optional<Figures> replaced, List<Measure> measures) {
    public static final int MOST = 24;

    public Comparison {
        earlier = List.copyOf(earlier);
        measures = List.copyOf(measures);
    }

    /** @param columns how many the table has */
    public static Comparison of(
            String table, int columns, Figures now, List<Figures> earlier, Optional<Figures> replaced) {
        List<Measure> measures = new ArrayList<>();
        measures.add(measure(Kind.ROWS, "", now, earlier, Figures::rows));
        measures.add(measure(Kind.REJECTED, "", now, earlier, Figures::rejectedShare));
        measures.add(measure(Kind.MISSING, "", now, earlier, file -> file.missingShare(columns)));
        List<Figures> dated =
                earlier.stream().filter(file -> file.days().isPresent()).toList();
        if (now.days().isPresent()) {
            measures.add(measure(Kind.DAYS, "", now, dated, file -> file.days().orElseThrow()));
        }
        TreeSet<String> rules = new TreeSet<>(now.rules().keySet());
        TreeSet<String> names = new TreeSet<>(now.missing().keySet());
        earlier.forEach(file -> {
            rules.addAll(file.rules().keySet());
            names.addAll(file.missing().keySet());
        });
        rules.forEach(rule -> measures.add(measure(Kind.RULE, rule, now, earlier, file -> file.share(rule))));
        names.forEach(name -> measures.add(measure(Kind.COLUMN, name, now, earlier, file -> file.missingShare(name))));
        return new Comparison(table, now, earlier, replaced, measures);
    }

    private static Measure measure(
            Kind kind, String of, Figures now, List<Figures> earlier, ToDoubleFunction<Figures> figure) {
        return Measure.of(
                kind,
                of,
                figure.applyAsDouble(now),
                earlier.stream().map(figure::applyAsDouble).toList());
    }

    /** Figures that leave the range of the earlier ones. */
    public List<Measure> departures() {
        return measures.stream().filter(Measure::leaves).toList();
    }

    public List<Measure> of(Kind kind) {
        return measures.stream().filter(measure -> measure.kind() == kind).toList();
    }
}
