package eu.arete.lake.tables;

import static eu.arete.lake.tables.Shelf.CARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.lake.store.LakeFile;
import eu.arete.lake.tables.TableChange.Added;
import eu.arete.lake.tables.iceberg.Pages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.encryption.PlaintextEncryptionManager;
import org.apache.iceberg.inmemory.InMemoryFileIO;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.SeekableInputStream;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The format is not ours: what others wrote for it reads our tables, and what is false comfort in it is refused. */
final class OpenFormatTest {

    private static final TableIdentifier IDENTIFIER = TableIdentifier.of(Namespace.of(CARE.dataset()), CARE.table());

    @TempDir
    private Path folder;

    @Test
    void a_reader_we_did_not_write_finds_the_files_the_columns_and_the_rows_withdrawn() throws Exception {
        try (Shelf shelf = new Shelf(folder);
                JdbcCatalog catalog = catalog(shelf, Pages.io(shelf.pages))) {
            LakeTables tables = shelf.tables();
            tables.describe(CARE, Shelf.schema("BEN_IDT:string:identifier", "DAY:date", "AMOUNT:number"));
            LakeFile one = shelf.file(10);
            LakeFile two = shelf.file(20);
            tables.commit(CARE, TableChange.append(List.of(new Added(one, 41), new Added(two, 42))));
            TableSnapshot before = tables.commit(CARE, TableChange.purge(Map.of(two, RowPositions.of(3, 19))));
            tables.commit(CARE, TableChange.replace(List.of(one), List.of()));

            Table table = catalog.loadTable(IDENTIFIER);
            assertThat(table.schema().columns())
                    .extracting(column -> column.name() + " " + column.type())
                    .containsExactly("arete_delivery long", "BEN_IDT string", "DAY date", "AMOUNT double");
            assertThat(table.properties()).containsKey("schema.name-mapping.default");
            assertThat(plan(table, table.currentSnapshot().snapshotId()))
                    .containsExactly(Map.entry("arete://lake/" + two.path() + " 42 18", List.of(3L, 19L)));
            assertThat(plan(table, before.id()))
                    .hasSize(2)
                    .containsEntry("arete://lake/" + one.path() + " 41 10", List.of());
        }
    }

    /** Place, delivery and rows of each file, and its rows withdrawn, by the library's own planning and its own vectors. */
    private static Map<String, List<Long>> plan(Table table, long snapshot) throws Exception {
        Map<String, List<Long>> found = new LinkedHashMap<>();
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().useSnapshot(snapshot).planFiles()) {
            for (FileScanTask task : tasks) {
                List<Long> withdrawn = new ArrayList<>();
                for (DeleteFile vector : task.deletes()) {
                    byte[] bytes = new byte[vector.contentSizeInBytes().intValue()];
                    try (SeekableInputStream in =
                            table.io().newInputFile(vector.location()).newStream()) {
                        in.seek(vector.contentOffset());
                        in.readNBytes(bytes, 0, bytes.length);
                    }
                    PositionDeleteIndex.deserialize(bytes, vector).forEach(withdrawn::add);
                }
                found.put(
                        task.file().location() + " " + task.file().partition().get(0, Long.class) + " "
                                + (task.file().recordCount() - withdrawn.size()),
                        withdrawn);
            }
        }
        return found;
    }

    /** Why the property is refused: the library takes it, says nothing, and writes what anyone reads. */
    @Test
    void the_property_that_promises_encryption_in_this_catalogue_gives_none_and_is_refused() throws Exception {
        try (Shelf shelf = new Shelf(folder)) {
            InMemoryFileIO plain = new InMemoryFileIO();
            try (JdbcCatalog catalog = catalog(shelf, plain)) {
                Table table = catalog.buildTable(
                                TableIdentifier.of("others", "trusting"),
                                new Schema(Types.NestedField.required(1, "SECRET_COLUMN", Types.LongType.get())))
                        .withPartitionSpec(PartitionSpec.unpartitioned())
                        .withProperty("format-version", "3")
                        .withProperty("encryption.key-id", "a-key-nobody-asks-for")
                        .create();
                assertThat(table.encryption()).isInstanceOf(PlaintextEncryptionManager.class);
                String place = place(shelf, "others");
                assertThat(new String(plain.newInputFile(place).newStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("{")
                        .contains("SECRET_COLUMN");
            }

            LakeTables tables = shelf.tables();
            tables.describe(CARE, Shelf.schema("A:string"));
            tables.commit(CARE, TableChange.append(List.of(new Added(shelf.file(1), 1))));
            try (JdbcCatalog catalog = catalog(shelf, Pages.io(shelf.pages))) {
                catalog.loadTable(IDENTIFIER)
                        .updateProperties()
                        .set("encryption.key-id", "k")
                        .commit();
            }
            assertThatThrownBy(() -> tables.current(CARE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("encryption.key-id")
                    .hasMessageContaining("remove it");
            LakeFile next = shelf.file(1);
            assertThatThrownBy(() -> tables.commit(CARE, TableChange.append(List.of(new Added(next, 2)))))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> tables.describe(CARE, Shelf.schema("B:string")))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static JdbcCatalog catalog(Shelf shelf, FileIO io) {
        JdbcCatalog catalog = new JdbcCatalog(properties -> io, null, false);
        catalog.initialize(
                "arete", Map.of("uri", shelf.address + "&currentSchema=catalogue", "warehouse", "arete://lake/"));
        return catalog;
    }

    private static String place(Shelf shelf, String namespace) throws SQLException {
        try (Connection connection = shelf.database.getConnection();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select metadata_location from catalogue.iceberg_tables where table_namespace = '"
                                + namespace + "'")) {
            row.next();
            return row.getString(1);
        }
    }
}
