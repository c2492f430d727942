package eu.arete.lake.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.lake.extract.Routes;
import eu.arete.lake.extract.SourceTable;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LiveFile;
import eu.arete.lake.tables.RowPositions;
import eu.arete.privacy.Pseudonym;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the tables, purge and compaction leave what reading every row, and thinking, leaves. */
class UpkeepPropertyTest {
    private static final int SEEDS = Integer.getInteger("arete.upkeep.seeds", 6);

    private static final TableName BENEFICIARY = new TableName("care", "beneficiary");
    private static final TableName ILLNESS = new TableName("care", "illness");
    private static final TableName SERVICE = new TableName("care", "service");
    private static final TableName DRUG = new TableName("care", "drug");
    private static final TableName STAY = new TableName("hospital", "stay");
    private static final TableName CHAIN = new TableName("hospital", "chain");
    private static final TableName ACT = new TableName("hospital", "act");

    @TempDir
    private Path dir;

    @Test
    void purge_and_compaction_leave_what_a_naive_reading_leaves() throws Exception {
        try (SmallLake lake = new SmallLake(dir)) {
            long gone = 0;
            for (long seed = 0; seed < SEEDS; seed++) {
                gone += compare(lake, seed);
            }
            // Else nothing was compared.
            assertThat(gone).isGreaterThan(SEEDS);
        }
    }

    private static long compare(SmallLake lake, long seed) throws Exception {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        Map<TableName, List<List<String>>> tables = tables(random);
        Map<TableName, List<LiveFile>> files = new LinkedHashMap<>();
        for (Map.Entry<TableName, List<List<String>>> table : tables.entrySet()) {
            files.put(table.getKey(), files(lake, table.getKey(), table.getValue(), random));
        }
        Set<String> opposed = new LinkedHashSet<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            opposed.add(List.of("a", "n", "p").get(random.nextInt(3)) + random.nextInt(6));
        }
        NaivePurge naive = new NaivePurge(tables, new Routes(sources(files)), opposed);
        Set<Pseudonym> persons = opposed.stream()
                .map(word -> new Pseudonym(SmallLake.code(word)))
                .collect(Collectors.toSet());
        Set<String> codes = new KnownCodes(lake.store, lake.scratch, SmallLake.LIMITS)
                .of(sources(files), persons).values().stream()
                        .flatMap(Set::stream)
                        .map(Pseudonym::hex)
                        .collect(Collectors.toSet());
        assertThat(codes)
                .as("codes of seed %d", seed)
                .isEqualTo(naive.codes().stream().map(SmallLake::code).collect(Collectors.toSet()));
        long gone = 0;
        for (String dataset : List.of("care", "hospital")) {
            gone += purge(lake, dataset, files, codes);
        }
        Rewriting rewriting = new Rewriting(lake.store, lake.scratch, SmallLake.LIMITS);
        for (TableName table : tables.keySet()) {
            List<String> left = new ArrayList<>();
            Map<Long, List<LiveFile>> byDelivery = files.get(table).stream()
                    .collect(Collectors.groupingBy(LiveFile::delivery, LinkedHashMap::new, Collectors.toList()));
            for (List<LiveFile> delivery : byDelivery.values()) {
                Optional<LakeFile> fresh = rewriting.rewrite(table, SmallLake.schema(table), delivery);
                if (fresh.isPresent()) {
                    left.addAll(lake.rows(fresh.get()));
                }
            }
            // In their order, too.
            assertThat(left)
                    .as("%s of seed %d without %s", table, seed, opposed)
                    .isEqualTo(naive.staying(table).stream()
                            .map(row -> SmallLake.text(table, row))
                            .toList());
        }
        return gone;
    }

    private static long purge(SmallLake lake, String dataset, Map<TableName, List<LiveFile>> files, Set<String> codes)
            throws Exception {
        List<SourceTable> sources = sources(files).stream()
                .filter(source -> source.name().dataset().equals(dataset))
                .toList();
        Map<TableName, Map<LakeFile, RowPositions>> found = new RowSearch(lake.store, lake.scratch, SmallLake.LIMITS)
                .find(
                        sources,
                        new RowRule.OfPersons(codes),
                        (done, all) -> assertThat(done).isLessThanOrEqualTo(all));
        found.forEach((table, rows) -> files.put(table, SmallLake.without(files.get(table), rows)));
        return found.values().stream()
                .flatMap(rows -> rows.values().stream())
                .mapToLong(RowPositions::count)
                .sum();
    }

    private static List<SourceTable> sources(Map<TableName, List<LiveFile>> files) {
        return files.entrySet().stream()
                .map(table -> SmallLake.table(table.getKey(), table.getValue()))
                .toList();
    }

    /** In files of a few rows, of one delivery or two. */
    private static List<LiveFile> files(SmallLake lake, TableName table, List<List<String>> rows, Random random)
            throws Exception {
        int size = 3 + random.nextInt(9);
        List<LiveFile> files = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += size) {
            List<List<String>> some = rows.subList(from, Math.min(rows.size(), from + size));
            files.add(lake.file(table, some, from < rows.size() / 2 ? 1 : 2));
        }
        return files;
    }

    private static Map<TableName, List<List<String>>> tables(Random random) {
        Map<TableName, List<List<String>>> tables = new LinkedHashMap<>();
        tables.put(BENEFICIARY, new ArrayList<>());
        tables.put(ILLNESS, new ArrayList<>());
        tables.put(SERVICE, new ArrayList<>());
        tables.put(DRUG, new ArrayList<>());
        tables.put(STAY, new ArrayList<>());
        tables.put(CHAIN, new ArrayList<>());
        tables.put(ACT, new ArrayList<>());
        for (int i = random.nextInt(10); i >= 0; i--) {
            tables.get(BENEFICIARY)
                    .add(List.of(
                            word(random, "a", 0),
                            rank(random),
                            word(random, "n", 3),
                            word(random, "p", 6),
                            rank(random)));
            tables.get(ILLNESS)
                    .add(List.of(word(random, "a", 0), rank(random), random.nextBoolean() ? "E110" : "I10", "1"));
            tables.get(SERVICE).add(List.of("" + random.nextInt(8), word(random, "a", 8), rank(random), "2023-02-01"));
            tables.get(DRUG).add(List.of("" + random.nextInt(9), "A10"));
            tables.get(STAY).add(List.of("1", "" + random.nextInt(8), "10M"));
            tables.get(CHAIN).add(List.of("1", "" + random.nextInt(8), word(random, "n", 8), "2023-02-01"));
            tables.get(ACT).add(List.of("1", "" + random.nextInt(8), "X" + rank(random)));
        }
        return tables;
    }

    private static String rank(Random random) {
        return "" + (1 + random.nextInt(2));
    }

    /** @param unknown one in so many is null; 0: never */
    private static String word(Random random, String letter, int unknown) {
        return unknown > 0 && random.nextInt(unknown) == 0 ? "-" : letter + random.nextInt(6);
    }
}
