package eu.arete.lake.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.DamagedFile;
import eu.arete.lake.store.EncryptedLakeStore;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.RowPositions;
import eu.arete.privacy.FileKeyStore;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.Pseudonym;
import eu.arete.privacy.Recoding;
import eu.arete.privacy.Regime;
import eu.arete.privacy.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file before and after. */
class FileRotationTest {
    private static final TableName TABLE = new TableName("care", "LINKS");
    private static final int ROWS = 30_000;

    private static final TableSchema SCHEMA = DatasetDescriptor.parse("""
                    {"name":"care","title":"Care","arete":{"partner":"p","nature":"synthetic"},"resources":[
                      {"name":"LINKS","path":"LINKS.csv","dialect":{"delimiter":";"},"schema":{"fields":[
                        {"name":"NUM","type":"integer"},
                        {"name":"PERSON","type":"string","arete":{"role":"identifier"}},
                        {"name":"OTHER","type":"string","arete":{"role":"identifier"}},
                        {"name":"WORD","type":"string"}]}}]}
                    """.getBytes(StandardCharsets.UTF_8))
            .table("LINKS")
            .orElseThrow();

    @TempDir
    private Path directory;

    private final SecureRandom random = new SecureRandom();
    private final Recoding recoding =
            new Recoding(Regime.of(2, SecretBytes.random(random)), Regime.of(3, SecretBytes.random(random)));
    private Scratch scratch;
    private LakeStore store;
    private Connection engine;

    @BeforeEach
    void open() throws SQLException {
        scratch = Scratch.open();
        KeyStore keys = FileKeyStore.open(directory.resolve("keys"), random);
        keys.createWrappingKey(KeyName.of("lake"));
        store = new EncryptedLakeStore(directory.resolve("lake"), keys, KeyName.of("lake"), random);
        engine = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterEach
    void close() throws SQLException {
        engine.close();
        scratch.close();
    }

    /** Person {@code i % 700}, the other code of every third row missing, a word that looks like a code in every fifth. */
    private LakeFile file() throws Exception {
        Path plain = scratch.file(".parquet");
        try (Statement statement = engine.createStatement()) {
            statement.execute("COPY (SELECT i AS \"NUM\", md5('p' || (i % 700)) AS \"PERSON\","
                    + " CASE WHEN i % 3 = 0 THEN NULL ELSE md5('o' || (i % 700)) END AS \"OTHER\","
                    + " CASE WHEN i % 5 = 0 THEN md5('p' || (i % 700)) ELSE 'w' || i END AS \"WORD\" FROM range(" + ROWS
                    + ") r(i)) TO '" + plain + "' (FORMAT parquet, ROW_GROUP_SIZE 4096)");
        }
        return store.write(TABLE, plain, ROWS);
    }

    private List<List<String>> rows(LakeFile file) throws Exception {
        Path plain = scratch.file(".read.parquet");
        store.read(file, plain);
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = engine.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM read_parquet('" + plain + "')")) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= 4; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private String recoded(String code) {
        return code.equals("null") ? code : recoding.recode(new Pseudonym(code)).hex();
    }

    private List<List<String>> expected(LakeFile file) throws Exception {
        return rows(file).stream()
                .map(row -> List.of(row.get(0), recoded(row.get(1)), recoded(row.get(2)), row.get(3)))
                .toList();
    }

    @Test
    void every_identifier_is_recoded_in_its_row_and_nothing_else_changes() throws Exception {
        LakeFile before = file();
        LakeFile after =
                new FileRotation(store, 2, 256L << 20).rewrite(before, SCHEMA, RowPositions.none(), recoding, scratch);
        assertThat(rows(after).equals(expected(before))).isTrue();
        assertThat(after.rows()).isEqualTo(ROWS);
        assertThat(after.id()).isNotEqualTo(before.id());
    }

    @Test
    void a_deleted_row_is_not_written_again() throws Exception {
        LakeFile before = file();
        RowPositions deleted = RowPositions.of(ROWS - 1, 0, 4_096, 12_345);
        LakeFile after = new FileRotation(store, 2, 256L << 20).rewrite(before, SCHEMA, deleted, recoding, scratch);
        List<List<String>> expected = new ArrayList<>(expected(before));
        expected.removeIf(row -> List.of("0", "4096", "12345", "" + (ROWS - 1)).contains(row.get(0)));
        assertThat(after.rows()).isEqualTo(ROWS - 4);
        assertThat(rows(after).equals(expected)).isTrue();
    }

    @Test
    void a_file_of_an_earlier_description_keeps_its_columns_and_loses_those_that_are_no_more() throws Exception {
        Path plain = scratch.file(".parquet");
        try (Statement statement = engine.createStatement()) {
            statement.execute(
                    "COPY (SELECT md5('p' || i) AS \"PERSON\", i AS \"NUM\", md5('g' || i) AS \"GONE\" FROM range(9) r(i))"
                            + " TO '" + plain + "' (FORMAT parquet)");
        }
        LakeFile before = store.write(TABLE, plain, 9);
        LakeFile after =
                new FileRotation(store, 2, 256L << 20).rewrite(before, SCHEMA, RowPositions.none(), recoding, scratch);
        Path read = scratch.file(".read.parquet");
        store.read(after, read);
        try (Statement statement = engine.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT *, md5('p' || \"NUM\") FROM read_parquet('" + read + "')")) {
            assertThat(result.getMetaData().getColumnCount()).isEqualTo(3);
            while (result.next()) {
                assertThat(result.getString("PERSON")).isEqualTo(recoded(result.getString(3)));
            }
        }
    }

    @Test
    void a_damaged_file_is_refused_and_leaves_nothing() throws Exception {
        LakeFile before = file();
        Path sealed = directory.resolve("lake").resolve(before.path());
        byte[] bytes = Files.readAllBytes(sealed);
        bytes[bytes.length / 2] ^= 1;
        Files.write(sealed, bytes);
        FileRotation rotation = new FileRotation(store, 2, 256L << 20);
        assertThatThrownBy(() -> rotation.rewrite(before, SCHEMA, RowPositions.none(), recoding, scratch))
                .isInstanceOf(DamagedFile.class);
        try (var files = Files.list(sealed.getParent())) {
            assertThat(files).containsExactly(sealed);
        }
    }
}
