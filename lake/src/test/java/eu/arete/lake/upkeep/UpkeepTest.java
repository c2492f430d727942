package eu.arete.lake.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.lake.extract.SourceTable;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LiveFile;
import eu.arete.lake.tables.RowPositions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepTest {
    private static final TableName SERVICE = new TableName("care", "service");
    private static final TableName DRUG = new TableName("care", "drug");

    @TempDir
    private Path dir;

    private SmallLake lake;

    @BeforeEach
    void open() throws Exception {
        lake = new SmallLake(dir);
    }

    @AfterEach
    void close() throws Exception {
        lake.close();
    }

    private LiveFile services(String... persons) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < persons.length; i++) {
            rows.add(List.of("" + i, persons[i], "1", "20" + (10 + i) + "-06-01"));
        }
        return lake.file(SERVICE, rows, 1);
    }

    @Test
    void a_code_planted_in_one_row_is_found_though_nobody_sees_the_row() throws Exception {
        LiveFile file = services("a1", "a2", "a3", "a4", "a5", "a6");
        LiveFile withdrawn = new LiveFile(file.file(), 1, RowPositions.of(4));
        List<SourceTable> sources = List.of(SmallLake.table(SERVICE, List.of(withdrawn)));
        CodeCheck check = new CodeCheck(lake.store, lake.scratch, SmallLake.LIMITS);
        CodeCheck.Seen seen = check.examine(sources, Set.of(SmallLake.code("a5")), (done, all) -> {})
                .get(0);
        assertThat(seen.found()).isEqualTo(1);
        assertThat(seen.rows()).isEqualTo(6);
        assertThat(seen.columns()).containsExactly("psa");
        LakeFile fresh = new Rewriting(lake.store, lake.scratch, SmallLake.LIMITS)
                .rewrite(SERVICE, SmallLake.schema(SERVICE), List.of(withdrawn))
                .orElseThrow();
        List<SourceTable> after = List.of(SmallLake.table(SERVICE, List.of(LiveFile.whole(fresh, 1))));
        assertThat(check.examine(after, Set.of(SmallLake.code("a5")), (done, all) -> {})
                        .get(0)
                        .found())
                .isZero();
    }

    @Test
    void rows_past_their_time_go_with_those_that_belong_to_them() throws Exception {
        LiveFile services = services("a1", "a2", "a3");
        LiveFile drugs = lake.file(DRUG, List.of(List.of("0", "A"), List.of("2", "B"), List.of("0", "C")), 1);
        Map<TableName, Map<LakeFile, RowPositions>> found = new RowSearch(lake.store, lake.scratch, SmallLake.LIMITS)
                .find(
                        List.of(
                                SmallLake.table(new TableName("care", "beneficiary"), List.of()),
                                SmallLake.table(SERVICE, List.of(services)),
                                SmallLake.table(DRUG, List.of(drugs))),
                        new RowRule.Before(LocalDate.parse("2011-01-01")),
                        (done, all) -> {});
        assertThat(found.get(SERVICE)).isEqualTo(Map.of(services.file(), RowPositions.of(0)));
        assertThat(found.get(DRUG)).isEqualTo(Map.of(drugs.file(), RowPositions.of(0, 2)));
        // Rows whose parents go are to be deleted first: later nothing tells of them.
        assertThat(found.keySet()).containsExactly(DRUG, SERVICE);
    }

    @Test
    void a_table_all_of_whose_rows_went_leaves_no_file() throws Exception {
        LiveFile file = services("a1", "a2");
        assertThat(new Rewriting(lake.store, lake.scratch, SmallLake.LIMITS)
                        .rewrite(
                                SERVICE,
                                SmallLake.schema(SERVICE),
                                List.of(new LiveFile(file.file(), 1, RowPositions.of(0, 1)))))
                .isEmpty();
    }

    @Test
    void files_of_two_deliveries_are_never_put_into_one() throws Exception {
        LiveFile first = services("a1");
        LiveFile second = new LiveFile(services("a2").file(), 2, RowPositions.none());
        Rewriting rewriting = new Rewriting(lake.store, lake.scratch, SmallLake.LIMITS);
        assertThatThrownBy(() -> rewriting.rewrite(SERVICE, SmallLake.schema(SERVICE), List.of(first, second)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_moved_stays_within_its_bandwidth() throws Exception {
        long[] now = {0};
        Bandwidth bandwidth = Bandwidth.of(1_000, () -> now[0], nanos -> now[0] += nanos);
        LiveFile file = services("a1", "a2", "a3");
        Limits limits = new Limits(1, 256L << 20, bandwidth);
        LakeFile fresh = new Rewriting(lake.store, lake.scratch, limits)
                .rewrite(SERVICE, SmallLake.schema(SERVICE), List.of(new LiveFile(file.file(), 1, RowPositions.of(0))))
                .orElseThrow();
        bandwidth.take(0);
        double seconds = now[0] / 1e9;
        double moved = file.file().bytes() + fresh.bytes();
        assertThat(moved / seconds).isBetween(900.0, 1_100.0);
    }

    @Test
    void only_one_files_columns_lie_in_the_scratch_and_nothing_stays_there() throws Exception {
        List<LiveFile> files = List.of(services("a1", "a2"), services("a3"), services("a4"));
        long[] most = {0};
        try (Stream<Path> before = Files.list(lake.scratch.directory())) {
            long already = before.count();
            new RowSearch(lake.store, lake.scratch, SmallLake.LIMITS)
                    .find(
                            List.of(SmallLake.table(SERVICE, files)),
                            new RowRule.Before(LocalDate.parse("2011-01-01")),
                            (done, all) -> most[0] = Math.max(most[0], parquetFiles()));
            try (Stream<Path> after = Files.list(lake.scratch.directory())) {
                assertThat(after.count()).isEqualTo(already);
            }
        }
        // The fixture's own files lie at the top; those of the search below.
        assertThat(most[0]).isLessThanOrEqualTo(1);
    }

    private long parquetFiles() {
        try (Stream<Path> all = Files.walk(lake.scratch.directory(), 2)) {
            return all.filter(path -> path.toString().endsWith(".parquet")
                            && !lake.scratch.directory().equals(path.getParent()))
                    .count();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
