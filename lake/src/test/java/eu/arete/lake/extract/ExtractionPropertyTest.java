package eu.arete.lake.extract;

import static eu.arete.lake.extract.Registry.ACT;
import static eu.arete.lake.extract.Registry.BENEFICIARY;
import static eu.arete.lake.extract.Registry.CHAIN;
import static eu.arete.lake.extract.Registry.CONDITION;
import static eu.arete.lake.extract.Registry.DRUG;
import static eu.arete.lake.extract.Registry.LIST;
import static eu.arete.lake.extract.Registry.SERVICE;
import static eu.arete.lake.extract.Registry.STAY;
import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.lake.extract.NaiveExtraction.Row;
import eu.arete.lake.store.TableName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Any permit over any lake gives what reading every row of every table, and thinking, gives. */
class ExtractionPropertyTest {

    private static final List<Condition> CONDITIONS = List.of(
            new Condition(CONDITION, "code", Condition.Test.STARTS_WITH, List.of("E11")),
            new Condition(BENEFICIARY, "sex", Condition.Test.IN, List.of("2")),
            new Condition(SERVICE, "id", Condition.Test.BETWEEN, List.of("1", "5")),
            new Condition(DRUG, "cip", Condition.Test.STARTS_WITH, List.of("A")),
            new Condition(ACT, "ccam", Condition.Test.IN, List.of("X1", "X2")));

    @Test
    void an_extract_is_what_a_naive_reading_gives() throws Exception {
        for (long seed = 0; seed < 25; seed++) {
            compare(seed);
        }
    }

    private static void compare(long seed) throws Exception {
        // Seeds that follow each other begin alike.
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        Map<TableName, List<Row>> tables = tables(random);
        Map<TableName, List<Row>> withdrawn = random.nextBoolean() ? tables(random) : Map.of();
        List<TableCut> cuts = cuts(random);
        boolean everyone = random.nextBoolean();
        List<Condition> population = CONDITIONS.stream()
                .filter(condition -> !everyone && random.nextInt(4) == 0)
                .toList();
        Set<String> opposed = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            opposed.add(List.of("a", "n", "p").get(random.nextInt(3)) + random.nextInt(6));
        }
        Path dir = Files.createTempDirectory("arete-extract-property");
        try (Registry lake = new Registry(dir)) {
            lake.rowsAFile(1 + random.nextInt(6)).keeping(random.nextBoolean() ? 0 : 1 << 20);
            for (Map.Entry<TableName, List<Row>> table : tables.entrySet()) {
                if (table.getValue().isEmpty()) {
                    lake.empty(table.getKey());
                } else {
                    List<String> lines = new ArrayList<>(lines("", table.getValue()));
                    lines.addAll(lines("~ ", withdrawn.getOrDefault(table.getKey(), List.of())));
                    Collections.shuffle(lines, random);
                    lake.table(table.getKey(), String.join("\n", lines));
                }
            }
            Sample sample = random.nextInt(3) == 0 ? new Sample(300 + random.nextInt(500)) : Sample.ALL;
            Registry.Result result = lake.run(lake.plan(cuts, population, sample, opposed.toArray(new String[0])));
            NaiveExtraction naive = new NaiveExtraction(
                    tables,
                    cuts,
                    population,
                    opposed,
                    sample.isAll()
                            ? Optional.empty()
                            : Optional.of(word ->
                                    sample.takes(Registry.code(word).getBytes(StandardCharsets.US_ASCII), lake.stage)));
            for (TableCut cut : cuts) {
                assertThat(result.of(cut.table()))
                        .as("%s of seed %d", cut, seed)
                        .containsExactlyInAnyOrderElementsOf(naive.rows(cut, lake));
            }
            assertThat(result.extracted().persons()).as("persons").isEqualTo(naive.persons(cuts));
            assertThat(result.extracted().opposed()).as("opposed").isEqualTo(naive.opposed(cuts));
        } finally {
            try (Stream<Path> files = Files.walk(dir)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static List<String> lines(String mark, List<Row> rows) {
        return rows.stream().map(row -> mark + String.join(" ", row.values())).toList();
    }

    private static List<TableCut> cuts(Random random) {
        List<TableCut> cuts = new ArrayList<>();
        NaiveExtraction.COLUMNS.forEach((table, columns) -> {
            List<String> some =
                    columns.stream().filter(column -> random.nextInt(3) > 0).toList();
            if (!some.isEmpty() && random.nextBoolean()) {
                cuts.add(new TableCut(table, some));
            }
        });
        return cuts.isEmpty() ? List.of(new TableCut(BENEFICIARY, List.of("person", "sex"))) : cuts;
    }

    private static Map<TableName, List<Row>> tables(Random random) {
        Map<TableName, List<Row>> tables = new LinkedHashMap<>();
        tables.put(
                BENEFICIARY,
                rows(
                        random,
                        9,
                        at -> List.of(
                                code(random, "a", 0),
                                rank(random),
                                code(random, "n", 3),
                                code(random, "p", 6),
                                rank(random))));
        tables.put(
                CONDITION,
                rows(
                        random,
                        8,
                        at -> List.of(
                                code(random, "a", 0),
                                rank(random),
                                List.of("E110", "E119", "I10").get(random.nextInt(3)),
                                rank(random))));
        tables.put(SERVICE, rows(random, 12, at -> List.of("" + at, code(random, "a", 8), rank(random), day(random))));
        tables.put(
                DRUG,
                rows(
                        random,
                        12,
                        at -> List.of(
                                "" + random.nextInt(12), List.of("A10", "B10").get(random.nextInt(2)))));
        tables.put(STAY, rows(random, 8, at -> List.of("1", "" + at, "10M")));
        tables.put(
                CHAIN, rows(random, 10, at -> List.of("1", "" + random.nextInt(8), code(random, "n", 8), day(random))));
        tables.put(ACT, rows(random, 10, at -> List.of("1", "" + random.nextInt(8), "X" + rank(random))));
        tables.put(LIST, List.of());
        return tables;
    }

    private static List<Row> rows(Random random, int most, java.util.function.IntFunction<List<String>> row) {
        List<Row> rows = new ArrayList<>();
        int count = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(most);
        for (int at = 0; at < count; at++) {
            rows.add(new Row(row.apply(at)));
        }
        return rows;
    }

    /** @param seldom one time in so many there is none; 0: never */
    private static String code(Random random, String kind, int seldom) {
        return seldom > 0 && random.nextInt(seldom) == 0 ? "-" : kind + random.nextInt(6);
    }

    private static String rank(Random random) {
        return "" + (1 + random.nextInt(2));
    }

    private static String day(Random random) {
        return List.of("2022-12-31", "2023-01-01", "2023-06-15", "2023-12-31", "2024-01-01")
                .get(random.nextInt(5));
    }
}
