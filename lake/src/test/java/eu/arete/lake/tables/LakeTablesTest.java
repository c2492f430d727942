package eu.arete.lake.tables;

import static eu.arete.lake.tables.Shelf.CARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.lake.store.LakeFile;
import eu.arete.lake.tables.TableChange.Added;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LakeTablesTest {

    @TempDir
    private Path folder;

    private Shelf shelf;
    private LakeTables tables;

    @BeforeEach
    void open() throws SQLException {
        shelf = new Shelf(folder);
        tables = shelf.tables();
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    private void described() {
        tables.describe(CARE, Shelf.schema("BEN_IDT:string:identifier", "EXE_SOI_DTD:date", "PRS_ACT_QTE:integer"));
    }

    private TableSnapshot append(LakeFile file, long delivery) {
        return tables.commit(CARE, TableChange.append(List.of(new Added(file, delivery))));
    }

    @Test
    void a_table_is_its_deliveries_and_one_delivered_again_takes_its_own_place() throws Exception {
        described();
        assertThat(tables.current(CARE)).isEmpty();
        LakeFile january = shelf.file(10);
        LakeFile february = shelf.file(20);
        append(january, 1);
        TableSnapshot both = append(february, 2);
        LakeFile corrected = shelf.file(9);
        TableSnapshot after =
                tables.commit(CARE, TableChange.replace(List.of(january), List.of(new Added(corrected, 3))));

        assertThat(after.files()).containsExactly(LiveFile.whole(february, 2), LiveFile.whole(corrected, 3));
        assertThat(tables.current(CARE)).contains(after);
        assertThat(tables.at(CARE, both.id()).files())
                .containsExactly(LiveFile.whole(january, 1), LiveFile.whole(february, 2));
        assertThat(tables.history(CARE))
                .extracting(SnapshotNote::operation, SnapshotNote::rows, SnapshotNote::files)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Operation.REPLACE, 29L, 2L),
                        org.assertj.core.groups.Tuple.tuple(Operation.APPEND, 30L, 2L),
                        org.assertj.core.groups.Tuple.tuple(Operation.APPEND, 10L, 1L));
        assertThat(tables.current(CARE).orElseThrow().files().get(0).file().wrappedKey())
                .isEqualTo(february.wrappedKey());
    }

    @Test
    void rows_withdrawn_are_told_at_once_and_add_up() throws Exception {
        described();
        LakeFile file = shelf.file(100);
        LakeFile other = shelf.file(100);
        tables.commit(CARE, TableChange.append(List.of(new Added(file, 1), new Added(other, 1))));
        tables.commit(CARE, TableChange.purge(Map.of(file, RowPositions.of(3, 7), other, RowPositions.of(99))));
        TableSnapshot now = tables.commit(CARE, TableChange.purge(Map.of(file, RowPositions.of(7, 8))));

        assertThat(now.rows()).isEqualTo(196);
        assertThat(now.files())
                .containsExactlyInAnyOrder(
                        new LiveFile(file, 1, RowPositions.of(3, 7, 8)), new LiveFile(other, 1, RowPositions.of(99)));
        assertThat(tables.history(CARE).get(0).rows()).isEqualTo(196);
        assertThatThrownBy(() -> tables.commit(CARE, TableChange.purge(Map.of(file, RowPositions.of(100)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_file_rewritten_from_before_a_withdrawal_is_refused() throws Exception {
        described();
        LakeFile file = shelf.file(100);
        TableSnapshot read = append(file, 1);
        TableSnapshot purged = tables.commit(CARE, TableChange.purge(Map.of(file, RowPositions.of(5))));
        List<Added> rewritten = List.of(new Added(shelf.file(100), 1));

        assertThatThrownBy(() ->
                        tables.commit(CARE, TableChange.rewrite(Operation.COMPACT, read, List.of(file), rewritten)))
                .isInstanceOf(ConflictingChange.class);
        assertThat(tables.current(CARE)).contains(purged);
        TableSnapshot compacted = tables.commit(
                CARE,
                TableChange.rewrite(Operation.COMPACT, purged, List.of(file), List.of(new Added(shelf.file(99), 1))));
        assertThat(compacted.rows()).isEqualTo(99);
        assertThat(compacted.files())
                .allSatisfy(live -> assertThat(live.deleted().isEmpty()).isTrue());
        assertThatThrownBy(() -> tables.commit(CARE, TableChange.purge(Map.of(file, RowPositions.of(6)))))
                .isInstanceOf(ConflictingChange.class);
    }

    @Test
    void what_is_rolled_back_was_never_there_and_its_files_are_orphans() throws Exception {
        described();
        append(shelf.file(10), 1);
        TableSnapshot before = tables.current(CARE).orElseThrow();
        shelf.together(false, (joined, others) -> {
            others.execute("insert into work.log values ('accepted')");
            joined.commit(CARE, TableChange.append(List.of(new Added(shelf.file(20), 2))));
            assertThat(joined.current(CARE).orElseThrow().rows()).isEqualTo(30);
            assertThat(tables.current(CARE)).contains(before);
        });

        assertThat(tables.current(CARE)).contains(before);
        assertThat(shelf.onDisk()).isNotEqualTo(tables.paths());
        shelf.store.sweep(tables.paths());
        assertThat(shelf.onDisk()).isEqualTo(tables.paths());
        shelf.together(true, (joined, others) -> {
            others.execute("insert into work.log values ('accepted')");
            joined.commit(CARE, TableChange.append(List.of(new Added(shelf.file(20), 2))));
        });
        assertThat(tables.current(CARE).orElseThrow().rows()).isEqualTo(30);
    }

    @Test
    void nothing_on_the_disk_can_be_read_without_the_key() throws Exception {
        described();
        LakeFile file = shelf.file(100);
        append(file, 1);
        tables.commit(CARE, TableChange.purge(Map.of(file, RowPositions.of(3, 7))));

        Set<String> files = shelf.onDisk();
        assertThat(files).anyMatch(path -> path.contains(".metadata.json"));
        assertThat(files).anyMatch(path -> path.contains(".puffin"));
        assertThat(files).anyMatch(path -> path.contains(".avro"));
        for (String path : files) {
            String bytes = new String(Files.readAllBytes(shelf.root.resolve(path)), StandardCharsets.ISO_8859_1);
            assertThat(bytes)
                    .as(path)
                    .doesNotStartWith("PAR1")
                    .doesNotStartWith("Obj")
                    .doesNotStartWith("{");
            assertThat(bytes)
                    .as(path)
                    .doesNotContain(
                            "BEN_IDT", "EXE_SOI", "PRS_ACT", "ER_PRS_F", "care-of", "metadata", "parquet", "PFA1");
        }
    }

    @Test
    void what_is_forgotten_is_read_no_more_and_its_files_go() throws Exception {
        described();
        LakeFile first = shelf.file(10);
        LakeFile second = shelf.file(10);
        TableSnapshot one = append(first, 1);
        tables.commit(CARE, TableChange.purge(Map.of(first, RowPositions.of(1))));
        TableSnapshot kept = tables.current(CARE).orElseThrow();
        TableSnapshot now = tables.commit(CARE, TableChange.replace(List.of(first), List.of(new Added(second, 2))));

        Expiry some = tables.expire(CARE, Instant.now().plusSeconds(5), Set.of(kept.id()));
        assertThat(some.snapshots()).containsExactly(one.id());
        tables.discard(some);
        assertThat(shelf.onDisk()).isEqualTo(tables.paths());
        assertThat(tables.at(CARE, kept.id())).isEqualTo(kept);
        assertThatThrownBy(() -> tables.at(CARE, one.id())).isInstanceOf(SnapshotExpired.class);

        Expiry rest = tables.expire(CARE, Instant.now().plusSeconds(5), Set.of());
        assertThat(rest.paths()).contains(first.path());
        tables.discard(rest);
        assertThat(shelf.onDisk()).isEqualTo(tables.paths()).doesNotContain(first.path());
        assertThat(tables.current(CARE)).contains(now);
        assertThat(tables.expire(CARE, Instant.EPOCH, Set.of()).snapshots()).isEmpty();
    }

    @Test
    void columns_appear_and_vanish_but_a_name_keeps_its_meaning() throws Exception {
        described();
        append(shelf.file(10), 1);
        tables.describe(CARE, Shelf.schema("BEN_IDT:string:identifier", "EXE_SOI_DTD:date", "PSP_ACT_NAT:integer"));
        append(shelf.file(10), 2);

        assertThatThrownBy(() -> tables.describe(CARE, Shelf.schema("EXE_SOI_DTD:string", "PRS_ACT_QTE:number")))
                .isInstanceOf(IncompatibleColumns.class)
                .hasMessageContaining("[EXE_SOI_DTD, PRS_ACT_QTE]");
        assertThatThrownBy(() -> tables.describe(CARE, Shelf.schema("BEN_IDT:string")))
                .isInstanceOf(IncompatibleColumns.class);
        tables.describe(CARE, Shelf.schema("PRS_ACT_QTE:integer"));
        assertThat(tables.current(CARE).orElseThrow().rows()).isEqualTo(20);
    }

    @Test
    void a_lake_moved_elsewhere_is_the_same(@TempDir Path elsewhere) throws Exception {
        described();
        LakeFile file = shelf.file(10);
        append(file, 1);
        TableSnapshot now = tables.commit(CARE, TableChange.purge(Map.of(file, RowPositions.of(1))));
        Path moved = elsewhere.resolve("home");
        shelf.close();
        Files.move(folder, moved);
        Files.createDirectories(folder);

        try (Shelf there = new Shelf(moved, shelf.address)) {
            assertThat(there.tables().current(CARE)).contains(now);
            assertThat(there.tables()
                            .commit(CARE, TableChange.append(List.of(new Added(there.file(5), 2))))
                            .rows())
                    .isEqualTo(14);
        }
    }

    @Test
    void a_page_put_in_the_place_of_another_is_refused() throws IOException {
        described();
        append(shelf.file(10), 1);
        List<String> lists =
                shelf.onDisk().stream().filter(path -> path.contains("/snap-")).toList();
        Path page = shelf.root.resolve(lists.get(0));
        byte[] bytes = Files.readAllBytes(page);
        bytes[bytes.length - 1] ^= 1;
        Files.write(page, bytes);
        assertThatThrownBy(() -> shelf.tables().current(CARE))
                .hasMessageContaining("Cannot read what describes a table");
    }
}
