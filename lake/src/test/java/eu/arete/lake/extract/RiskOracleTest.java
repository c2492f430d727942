package eu.arete.lake.extract;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.lake.extract.RiskReport.Classes;
import eu.arete.lake.store.TableName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The risk that is measured is the one found by putting persons side by side, by hand. */
class RiskOracleTest {

    private static final TableName PERSON = new TableName("register", "person");
    private static final TableName VISIT = new TableName("register", "visit");
    private static final TableName PLACE = new TableName("register", "place");
    private static final List<String> COMMUNES = List.of("75056", "75101", "97411", "97103", "-");
    private static final Map<TableName, Map<String, List<Precision>>> GIVEN = Map.of(
            PERSON,
            Map.of(
                    "born", List.of(Precision.AS_IS, Precision.BAND_5, Precision.BAND_10),
                    "commune", List.of(Precision.AS_IS, Precision.DEPARTMENT),
                    "died", List.of(Precision.AS_IS, Precision.MONTH, Precision.YEAR, Precision.BAND_5)),
            VISIT,
            Map.of("age", List.of(Precision.AS_IS, Precision.AGE_90, Precision.BAND_10)),
            PLACE,
            Map.of("seen", List.of(Precision.AS_IS, Precision.YEAR)));

    @TempDir
    Path dir;

    @Test
    void classes_are_those_of_a_comparison_by_hand() throws Exception {
        for (long seed = 0; seed < 12; seed++) {
            compare(seed);
        }
    }

    private void compare(long seed) throws Exception {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        try (Registry lake = new Registry(dir.resolve("" + seed))) {
            lake.rowsAFile(1 + random.nextInt(20));
            List<List<String>> persons = rows(
                    40,
                    at -> List.of(
                            "p" + at,
                            "" + (1950 + random.nextInt(12)),
                            COMMUNES.get(random.nextInt(5)),
                            random.nextInt(3) > 0
                                    ? "-"
                                    : "2023-0%d-1%d".formatted(1 + random.nextInt(9), random.nextInt(3))));
            boolean aged = random.nextBoolean();
            List<List<String>> visits = rows(90, at -> {
                int person = random.nextInt(40);
                return List.of(
                        "" + at,
                        "p" + person,
                        "202%d-03-0%d".formatted(2 + random.nextInt(2), 1 + random.nextInt(4)),
                        "A" + random.nextInt(2),
                        "" + (aged ? 85 + person % 9 : 85 + random.nextInt(9)));
            });
            List<List<String>> places =
                    rows(60, at -> List.of("" + random.nextInt(90), "202%d-0%d".formatted(random.nextInt(2), 3)));
            Map<TableName, List<List<String>>> tables = new LinkedHashMap<>();
            tables.put(PERSON, persons);
            tables.put(VISIT, visits);
            tables.put(PLACE, places);
            for (Map.Entry<TableName, List<List<String>>> table : tables.entrySet()) {
                lake.table(
                        table.getKey(),
                        table.getValue().stream()
                                .map(row -> String.join(" ", row))
                                .collect(Collectors.joining("\n")));
            }
            Sample sample = random.nextBoolean() ? Sample.ALL : new Sample(700);
            Set<String> opposed = Set.of("p" + random.nextInt(40), "p" + random.nextInt(40));
            List<TableCut> cuts = List.of(
                    cut(random, PERSON, List.of("born", "commune", "died")),
                    cut(random, VISIT, List.of("num", "id", "act", "age")),
                    cut(random, PLACE, List.of("visit", "seen")));
            RiskReport measured = lake.run(lake.plan(cuts, List.of(), sample, opposed.toArray(new String[0])))
                    .extracted()
                    .risk();

            Set<String> taken = new HashSet<>();
            for (int i = 0; i < 40; i++) {
                if (!opposed.contains("p" + i)
                        && sample.takes(Registry.code("p" + i).getBytes(StandardCharsets.US_ASCII), lake.stage)) {
                    taken.add("p" + i);
                }
            }
            Map<TableName, Map<String, List<List<String>>>> ofPerson = ofPersons(tables, taken);
            Naive naive = new Naive(cuts, ofPerson);
            for (RiskReport.Table table : measured.tables()) {
                TableCut cut = cuts.stream()
                        .filter(c -> c.table().equals(table.table()))
                        .findFirst()
                        .orElseThrow();
                assertThat(table.constant()).as("constant, seed %d", seed).isEqualTo(naive.constant(cut));
                assertThat(table.classes())
                        .as("%s of seed %d", table.table(), seed)
                        .isEqualTo(naive.classes(
                                List.of(cut), ofPerson.get(table.table()).keySet()));
            }
            Set<String> everybody = ofPerson.values().stream()
                    .flatMap(one -> one.keySet().stream())
                    .collect(Collectors.toSet());
            assertThat(measured.combined()).as("seed %d", seed).contains(naive.classes(cuts, everybody));
            for (RiskReport.Lowered lowered : measured.lowering()) {
                List<TableCut> less = cuts.stream()
                        .map(cut -> cut.table().equals(lowered.table()) ? lowered(cut, lowered) : cut)
                        .toList();
                assertThat(lowered.classes())
                        .as("%s of seed %d", lowered, seed)
                        .isEqualTo(naive.withConstantsOf(cuts).classes(less, everybody));
            }
        }
    }

    @Test
    void who_knows_all_days_of_care_of_a_person_finds_them_unless_another_had_the_same() throws Exception {
        try (Registry lake = new Registry(dir.resolve("facts"))) {
            lake.table(PERSON, "a 1950 75056 -");
            lake.table(VISIT, """
                    1 a 2023-01-01 A0 1
                    2 a 2023-01-02 A0 1
                    3 b 2023-01-01 A0 1
                    4 b 2023-01-02 A0 1
                    5 c 2023-01-01 A0 1
                    6 c 2023-01-02 A1 1
                    7 d 2023-01-01 A0 1
                    """);
            RiskReport risk = lake.run(
                            lake.plan(List.of(new TableCut(VISIT, List.of("num", "id", "day", "act"))), List.of()))
                    .extracted()
                    .risk();
            assertThat(risk.combined()).isEmpty();
            assertThat(risk.facts()).hasSize(4).element(1).isEqualTo(new RiskReport.Facts(2, 3, 1, 4));
            assertThat(risk.facts().get(2).tried()).isZero();
            RiskReport less = lake.run(lake.plan(
                            List.of(new TableCut(VISIT, List.of("num", "id", "day"), Map.of("day", Precision.MONTH))),
                            List.of()))
                    .extracted()
                    .risk();
            assertThat(less.facts().get(0)).isEqualTo(new RiskReport.Facts(1, 4, 0, 4));
        }
    }

    @Test
    void known_facts_find_the_persons_a_search_of_all_finds_and_forget_some_when_too_many() {
        Random random = new Random(7);
        KnownFacts facts = new KnownFacts(100_000);
        KnownFacts few = new KnownFacts(400);
        Map<Long, Set<Long>> all = new HashMap<>();
        for (int i = 0; i < 3_000; i++) {
            long person = random.nextInt(300);
            long fact = random.nextInt(80);
            facts.add(person, fact);
            few.add(person, fact);
            all.computeIfAbsent(person, any -> new TreeSet<>()).add(fact);
        }
        for (RiskReport.Facts found : facts.measure(4, 1_000)) {
            long unique = all.entrySet().stream()
                    .filter(one -> one.getValue().size() >= found.points())
                    .filter(one -> {
                        List<Long> known = new ArrayList<>();
                        long[] values = one.getValue().stream()
                                .mapToLong(Long::longValue)
                                .toArray();
                        for (long fact : KnownFacts.chosen(one.getKey(), values, found.points())) {
                            known.add(fact);
                        }
                        return all.values().stream()
                                        .filter(other -> other.containsAll(known))
                                        .count()
                                == 1;
                    })
                    .count();
            assertThat(found.unique()).as("%d facts", found.points()).isEqualTo(unique);
        }
        assertThat(few.measure(1, 10).get(0).among()).isBetween(1L, 100L);
        assertThat(few.measure(1, 10).get(0).tried()).isLessThanOrEqualTo(10);
    }

    private static List<List<String>> rows(int count, java.util.function.IntFunction<List<String>> row) {
        List<List<String>> rows = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            rows.add(row.apply(at));
        }
        return rows;
    }

    private static TableCut cut(Random random, TableName table, List<String> columns) {
        Map<String, Precision> precisions = new HashMap<>();
        GIVEN.get(table).forEach((column, some) -> precisions.put(column, some.get(random.nextInt(some.size()))));
        return new TableCut(table, columns, precisions);
    }

    private static TableCut lowered(TableCut cut, RiskReport.Lowered lowered) {
        List<String> columns = new ArrayList<>(cut.columns());
        Map<String, Precision> precisions = new HashMap<>(cut.precisions());
        precisions.remove(lowered.column());
        lowered.given()
                .ifPresentOrElse(
                        given -> precisions.put(lowered.column(), given), () -> columns.remove(lowered.column()));
        return new TableCut(cut.table(), columns, precisions);
    }

    /** Rows of those taken, of 2023, by person. */
    private static Map<TableName, Map<String, List<List<String>>>> ofPersons(
            Map<TableName, List<List<String>>> tables, Set<String> taken) {
        Map<TableName, Map<String, List<List<String>>>> all = new HashMap<>();
        all.put(
                PERSON,
                tables.get(PERSON).stream()
                        .filter(row -> taken.contains(row.get(0)))
                        .collect(Collectors.groupingBy(row -> row.get(0))));
        List<List<String>> visits = tables.get(VISIT).stream()
                .filter(row -> taken.contains(row.get(1)) && row.get(2).startsWith("2023"))
                .toList();
        all.put(VISIT, visits.stream().collect(Collectors.groupingBy(row -> row.get(1))));
        Map<String, List<List<String>>> places = new HashMap<>();
        for (List<String> place : tables.get(PLACE)) {
            visits.stream()
                    .filter(visit -> visit.get(0).equals(place.get(0)))
                    .forEach(visit -> places.computeIfAbsent(visit.get(1), any -> new ArrayList<>())
                            .add(place));
        }
        all.put(PLACE, places);
        return all;
    }

    private static final class Naive {

        private static final Map<TableName, List<String>> COLUMNS = Map.of(
                PERSON, List.of("id", "born", "commune", "died"),
                VISIT, List.of("num", "id", "day", "act", "age"),
                PLACE, List.of("visit", "seen"));

        private final Map<TableName, Map<String, List<List<String>>>> rows;
        private final List<TableCut> asGranted;

        Naive(List<TableCut> asGranted, Map<TableName, Map<String, List<List<String>>>> rows) {
            this.asGranted = asGranted;
            this.rows = rows;
        }

        Naive withConstantsOf(List<TableCut> cuts) {
            return new Naive(cuts, rows);
        }

        List<String> constant(TableCut cut) {
            return COLUMNS.get(cut.table()).stream()
                    .filter(column -> GIVEN.get(cut.table()).containsKey(column)
                            && cut.columns().contains(column))
                    .filter(column -> {
                        long same = rows.get(cut.table()).values().stream()
                                .filter(one -> values(cut, column, one).size() == 1)
                                .count();
                        return same * 100 >= rows.get(cut.table()).size() * 95L;
                    })
                    .toList();
        }

        Classes classes(List<TableCut> cuts, Set<String> persons) {
            Map<List<Object>, Long> classes = persons.stream()
                    .collect(Collectors.groupingBy(person -> profile(cuts, person), Collectors.counting()));
            return new Classes(
                    persons.size(),
                    classes.values().stream().mapToLong(n -> n).min().orElse(0),
                    classes.values().stream()
                            .filter(n -> n < 11)
                            .mapToLong(n -> n)
                            .sum(),
                    classes.values().stream().filter(n -> n == 1).count());
        }

        private List<Object> profile(List<TableCut> cuts, String person) {
            List<Object> profile = new ArrayList<>();
            for (TableCut cut : cuts) {
                TableCut granted = asGranted.stream()
                        .filter(one -> one.table().equals(cut.table()))
                        .findFirst()
                        .orElseThrow();
                for (String column : constant(granted)) {
                    if (cut.columns().contains(column)) {
                        TreeSet<String> values =
                                values(cut, column, rows.get(cut.table()).getOrDefault(person, List.of()));
                        boolean none = values.remove("-");
                        profile.add(values.isEmpty() ? "nothing" : values.first());
                        profile.add(values.isEmpty() ? "nothing" : values.last());
                        profile.add(rows.get(cut.table()).containsKey(person) ? none : "absent");
                    }
                }
            }
            return profile;
        }

        private static TreeSet<String> values(TableCut cut, String column, List<List<String>> rows) {
            int at = COLUMNS.get(cut.table()).indexOf(column);
            return rows.stream()
                    .map(row -> given(row.get(at), cut.precision(column)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private static String given(String value, Precision precision) {
            if (value.equals("-")) {
                return value;
            }
            return switch (precision) {
                case AS_IS -> value;
                case MONTH -> value.substring(0, 7);
                case YEAR -> value.substring(0, 4);
                case BAND_5, BAND_10 -> {
                    int width = precision == Precision.BAND_5 ? 5 : 10;
                    int number = Integer.parseInt(value.substring(0, Math.min(4, value.length())));
                    yield "" + number / width * width;
                }
                case DEPARTMENT -> value.startsWith("97") ? value.substring(0, 3) : value.substring(0, 2);
                case AGE_90 -> "" + Math.min(90, Integer.parseInt(value));
            };
        }
    }
}
