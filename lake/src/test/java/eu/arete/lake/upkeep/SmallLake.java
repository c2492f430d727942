package eu.arete.lake.upkeep;

import eu.arete.lake.extract.SourceTable;
import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.EncryptedLakeStore;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LiveFile;
import eu.arete.lake.tables.RowPositions;
import eu.arete.privacy.FileKeyStore;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Sealed files of the registry's tables (beneficiaries, services, stays…), with codes written as short words. */
final class SmallLake implements AutoCloseable {
    static final Limits LIMITS = new Limits(2, 256L << 20, Bandwidth.unlimited());

    private final SecureRandom random = new SecureRandom();
    private final Connection engine;
    private final KeyStore keys;
    final Scratch scratch = Scratch.open();
    final LakeStore store;

    SmallLake(Path dir) throws SQLException {
        engine = DriverManager.getConnection("jdbc:duckdb:");
        keys = FileKeyStore.open(dir.resolve("keys"), random);
        keys.createWrappingKey(KeyName.of("lake"));
        store = new EncryptedLakeStore(dir.resolve("lake"), keys, KeyName.of("lake"), random);
    }

    /** 32 digits that stand for a word. */
    static String code(String word) {
        return HexFormat.of().formatHex(Arrays.copyOf(word.getBytes(StandardCharsets.US_ASCII), 16));
    }

    static TableSchema schema(TableName name) {
        try (InputStream in = Objects.requireNonNull(
                SmallLake.class.getResourceAsStream("/eu/arete/lake/extract/" + name.dataset() + ".json"))) {
            return DatasetDescriptor.parse(in.readAllBytes())
                    .table(name.table())
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param rows values as words; {@code -} is null; words in columns of codes become codes */
    LiveFile file(TableName name, List<List<String>> rows, long delivery) throws IOException, SQLException {
        TableSchema schema = schema(name);
        Path file = scratch.file(".parquet");
        String columns = schema.fields().stream()
                .map(field -> "v." + field.name() + "::" + field.sqlType() + " AS " + field.name())
                .collect(Collectors.joining(", "));
        String values = rows.stream().map(row -> literals(schema, row)).collect(Collectors.joining(", "));
        try (Statement statement = engine.createStatement()) {
            statement.execute("COPY (SELECT " + columns + " FROM (VALUES " + values + ") v("
                    + String.join(", ", schema.fieldNames()) + ")) TO '" + file
                    + "' (FORMAT parquet, ROW_GROUP_SIZE 4)");
        }
        return LiveFile.whole(store.write(name, file, rows.size()), delivery);
    }

    private static String literals(TableSchema schema, List<String> row) {
        List<String> literals = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            Field field = schema.fields().get(i);
            String word = row.get(i);
            literals.add(word.equals("-") ? "NULL" : "'" + (field.isIdentifier() ? code(word) : word) + "'");
        }
        return "(" + String.join(", ", literals) + ")";
    }

    static SourceTable table(TableName name, List<LiveFile> files) {
        return new SourceTable(name, schema(name), OptionalLong.empty(), files);
    }

    /** The same files without the rows found. */
    static List<LiveFile> without(List<LiveFile> files, Map<LakeFile, RowPositions> found) {
        return files.stream()
                .map(file -> new LiveFile(
                        file.file(),
                        file.delivery(),
                        file.deleted().and(found.getOrDefault(file.file(), RowPositions.none()))))
                .toList();
    }

    /** Every row of a file, as text in its order, the deleted ones too. */
    List<String> rows(LakeFile file) throws IOException, SQLException {
        Path plain = scratch.file(".parquet");
        store.read(file, plain);
        List<String> rows = new ArrayList<>();
        try (Statement statement = engine.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM read_parquet('" + plain + "')")) {
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join(" ", values));
            }
        }
        return rows;
    }

    /** A row as {@link #rows} gives it. */
    static String text(TableName name, List<String> row) {
        TableSchema schema = schema(name);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            String word = row.get(i);
            values.add(word.equals("-") ? "null" : schema.fields().get(i).isIdentifier() ? code(word) : word);
        }
        return String.join(" ", values);
    }

    @Override
    public void close() throws SQLException {
        engine.close();
        keys.close();
        scratch.close();
    }
}
