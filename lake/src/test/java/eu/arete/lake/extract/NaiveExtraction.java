package eu.arete.lake.extract;

import static eu.arete.lake.extract.Registry.ACT;
import static eu.arete.lake.extract.Registry.BENEFICIARY;
import static eu.arete.lake.extract.Registry.CHAIN;
import static eu.arete.lake.extract.Registry.CONDITION;
import static eu.arete.lake.extract.Registry.DRUG;
import static eu.arete.lake.extract.Registry.SERVICE;
import static eu.arete.lake.extract.Registry.STAY;

import eu.arete.lake.store.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an extract is, said without an engine: slow, and plain enough to be believed. */
final class NaiveExtraction {

    /** Every value as text; {@code -} is none. */
    record Row(List<String> values) {}

    static final Map<TableName, List<String>> COLUMNS = new LinkedHashMap<>();
    private static final Map<TableName, List<String>> IDENTIFIERS = Map.of(
            BENEFICIARY,
            List.of("psa", "ano", "person"),
            CONDITION,
            List.of("psa"),
            SERVICE,
            List.of("psa"),
            CHAIN,
            List.of("nir"));
    private static final Map<TableName, String> PERSON = Map.of(BENEFICIARY, "person", CHAIN, "nir");
    private static final Map<TableName, String> DAY = Map.of(SERVICE, "day", CHAIN, "entry");
    private static final Map<TableName, Link> STEPS = Map.of(
            CONDITION, new Link(List.of("psa", "rank"), BENEFICIARY, List.of("psa", "rank")),
            SERVICE, new Link(List.of("psa", "rank"), BENEFICIARY, List.of("psa", "rank")),
            DRUG, new Link(List.of("service"), SERVICE, List.of("id")),
            STAY, new Link(List.of("eta", "rsa"), CHAIN, List.of("eta", "rsa")),
            ACT, new Link(List.of("eta", "rsa"), STAY, List.of("eta", "rsa")));

    static {
        COLUMNS.put(BENEFICIARY, List.of("psa", "rank", "ano", "person", "sex"));
        COLUMNS.put(CONDITION, List.of("psa", "rank", "code", "number"));
        COLUMNS.put(SERVICE, List.of("id", "psa", "rank", "day"));
        COLUMNS.put(DRUG, List.of("service", "cip"));
        COLUMNS.put(STAY, List.of("eta", "rsa", "ghm"));
        COLUMNS.put(CHAIN, List.of("eta", "rsa", "nir", "entry"));
        COLUMNS.put(ACT, List.of("eta", "rsa", "ccam"));
    }

    private final Map<TableName, List<Row>> tables;
    private final List<Condition> conditions;
    private final boolean bridged;
    private final Set<String> opposed;
    private final Set<String> population;
    private final Predicate<String> sampled;

    /** @param sampled whether a person, known by a word, is of the sample; empty: everybody is */
    NaiveExtraction(
            Map<TableName, List<Row>> tables,
            List<TableCut> cuts,
            List<Condition> conditions,
            Set<String> opposed,
            Optional<Predicate<String>> sampled) {
        this.tables = tables;
        this.sampled = sampled.orElse(person -> true);
        Set<TableName> roots = roots(Stream.concat(
                        cuts.stream().map(TableCut::table), conditions.stream().map(Condition::table))
                .toList());
        this.bridged = roots.size() > 1 || sampled.isPresent() && roots.contains(CHAIN);
        this.conditions = conditions;
        this.opposed = closure(opposed);
        this.population = population();
    }

    List<String> rows(TableCut cut, Registry lake) {
        return tables.get(cut.table()).stream()
                .filter(row -> isTaken(cut.table(), row))
                .map(row -> cut.columns().stream()
                        .map(column -> shown(cut.table(), row, column, lake))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    long persons(List<TableCut> cuts) {
        Set<String> all = new HashSet<>();
        for (TableName root : roots(tables(cuts))) {
            tables.get(root).stream().filter(row -> isTaken(root, row)).forEach(row -> all.add(person(root, row)));
        }
        return all.size();
    }

    long opposed(List<TableCut> cuts) {
        Set<TableName> roots = roots(tables(cuts));
        if (roots.contains(BENEFICIARY)) {
            roots = Set.of(BENEFICIARY);
        }
        Set<String> all = new HashSet<>();
        for (TableName root : roots) {
            tables.get(root).stream()
                    .filter(row -> isWithin(root, row) && isWanted(root, row) && !isClean(root, row))
                    .forEach(row -> all.add(person(root, row)));
        }
        return all.size();
    }

    private static List<TableName> tables(List<TableCut> cuts) {
        return cuts.stream().map(TableCut::table).toList();
    }

    private static Set<TableName> roots(List<TableName> starts) {
        return starts.stream()
                .map(start -> {
                    TableName at = start;
                    while (STEPS.containsKey(at)) {
                        at = STEPS.get(at).towards();
                    }
                    return at;
                })
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean isTaken(TableName table, Row row) {
        if (!isWithin(table, row) || !isClean(table, row)) {
            return false;
        }
        Link step = STEPS.get(table);
        return step == null
                ? isWanted(table, row)
                : follow(table, row, step).stream().anyMatch(next -> isTaken(step.towards(), next));
    }

    private boolean isWithin(TableName table, Row row) {
        String day = DAY.containsKey(table) ? value(table, row, DAY.get(table)) : "2023-01-01";
        return day.startsWith("2023");
    }

    private boolean isClean(TableName table, Row row) {
        return IDENTIFIERS.getOrDefault(table, List.of()).stream()
                .noneMatch(column -> opposed.contains(value(table, row, column)));
    }

    private boolean isWanted(TableName root, Row row) {
        return !value(root, row, PERSON.get(root)).equals("-")
                && (conditions.isEmpty() || population.contains(person(root, row)))
                && sampled.test(person(root, row));
    }

    private List<Row> follow(TableName table, Row row, Link step) {
        List<Row> met = new ArrayList<>();
        for (Row next : tables.get(step.towards())) {
            boolean same = true;
            for (int i = 0; i < step.columns().size(); i++) {
                String ours = value(table, row, step.columns().get(i));
                same &= !ours.equals("-")
                        && ours.equals(value(step.towards(), next, step.theirs().get(i)));
            }
            if (same) {
                met.add(next);
            }
        }
        return met;
    }

    /** The one person all rows that link this code name; else the code stands for its person. */
    private String person(TableName root, Row row) {
        String code = value(root, row, PERSON.get(root));
        if (!bridged) {
            return code;
        }
        Set<String> persons = new HashSet<>();
        for (Row linking : tables.get(BENEFICIARY)) {
            String person = value(BENEFICIARY, linking, "person");
            if (!person.equals("-") && codes(linking).contains(code)) {
                persons.add(person);
            }
        }
        return persons.size() == 1 ? persons.iterator().next() : code;
    }

    private Set<String> population() {
        Set<String> all = null;
        for (Condition condition : conditions) {
            Set<String> met = new HashSet<>();
            for (Row row : tables.get(condition.table())) {
                if (passes(condition, value(condition.table(), row, condition.column()))) {
                    collect(condition.table(), row, met);
                }
            }
            if (all == null) {
                all = met;
            } else {
                all.retainAll(met);
            }
        }
        return all == null ? Set.of() : all;
    }

    private void collect(TableName table, Row row, Set<String> persons) {
        Link step = STEPS.get(table);
        if (step != null) {
            follow(table, row, step).forEach(next -> collect(step.towards(), next, persons));
        } else if (!value(table, row, PERSON.get(table)).equals("-")) {
            persons.add(person(table, row));
        }
    }

    private static boolean passes(Condition condition, String value) {
        return switch (condition.test()) {
            case STARTS_WITH -> condition.values().stream().anyMatch(value::startsWith);
            case IN -> condition.values().contains(value);
            case BETWEEN ->
                Long.parseLong(value) >= Long.parseLong(condition.values().get(0))
                        && Long.parseLong(value)
                                <= Long.parseLong(condition.values().get(1));
        };
    }

    private Set<String> closure(Set<String> start) {
        Set<String> all = new HashSet<>(start);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Row row : tables.get(BENEFICIARY)) {
                if (codes(row).stream().anyMatch(all::contains)) {
                    grown |= all.addAll(codes(row));
                }
            }
        }
        return all;
    }

    private static Set<String> codes(Row row) {
        Set<String> codes = IDENTIFIERS.get(BENEFICIARY).stream()
                .map(column -> value(BENEFICIARY, row, column))
                .collect(Collectors.toCollection(HashSet::new));
        codes.remove("-");
        return codes;
    }

    private static String value(TableName table, Row row, String column) {
        return row.values().get(COLUMNS.get(table).indexOf(column));
    }

    private static String shown(TableName table, Row row, String column, Registry lake) {
        String value = value(table, row, column);
        if (value.equals("-")) {
            return "null";
        }
        return IDENTIFIERS.getOrDefault(table, List.of()).contains(column) ? lake.project(value) : value;
    }
}
