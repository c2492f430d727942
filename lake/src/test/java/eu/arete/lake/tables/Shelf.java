package eu.arete.lake.tables;

import eu.arete.lake.objects.LocalObjects;
import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.EncryptedLakeStore;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.SealedPages;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.iceberg.IcebergTables;
import eu.arete.privacy.FileKeyStore;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A lake with its tables in a real PostgreSQL, in which each test has a database of its own. */
final class Shelf implements AutoCloseable {

    static final TableName CARE = new TableName("care-of-somebody", "ER_PRS_F");

    /** As the hub makes them. */
    private static final Path MIGRATION = Path.of("../hub/src/main/resources/db/catalogue/V2__tables.sql");

    private static final EmbeddedPostgres SERVER = start();

    final Path root;
    final LakeStore store;
    final SealedPages pages;
    final DataSource database;
    /** Where the database is, for another process. */
    final String address;

    private final KeyStore keys;
    private final Path folder;

    Shelf(Path folder) throws SQLException {
        this(folder, fresh());
    }

    /** The same lake found by another process, or the same moved to another place. */
    Shelf(Path folder, String address) {
        this.folder = folder;
        this.address = address;
        database = at(address);
        SecureRandom random = new SecureRandom();
        root = folder.resolve("lake");
        keys = FileKeyStore.open(folder.resolve("keys"), random);
        keys.ensureWrappingKey(KeyName.of("lake"));
        store = new EncryptedLakeStore(root, keys, KeyName.of("lake"), random);
        pages = new SealedPages(new LocalObjects(root), keys, KeyName.of("lake"), random);
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(Path.of(System.getProperty("java.io.tmpdir"), "arete-test-pg-programs")
                            .toFile())
                    .setServerConfig("fsync", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataSource at(String address) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(address);
        return database;
    }

    private static String fresh() throws SQLException {
        String name = "t" + System.nanoTime();
        run(SERVER.getPostgresDatabase(), "create database " + name);
        String address = SERVER.getJdbcUrl("postgres", name);
        DataSource database = at(address);
        run(database, "create schema catalogue; create schema work; create table work.log (line text)");
        try {
            run(database, "set search_path = catalogue;" + Files.readString(MIGRATION));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return address;
    }

    static void run(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Tables whose every change is committed by itself. */
    LakeTables tables() {
        return new IcebergTables(pages, database, "catalogue");
    }

    /** What a caller does in one transaction. */
    interface Work {
        void on(LakeTables tables, Statement others) throws SQLException, IOException;
    }

    /** Runs in one transaction, then commits it or not. */
    void together(boolean commit, Work work) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            work.on(new IcebergTables(pages, sharing(connection), "catalogue"), statement);
            if (commit) {
                connection.commit();
            } else {
                connection.rollback();
            }
        }
    }

    /** Gives one connection, again and again, whose end is not for the asker to make: as Spring does within a transaction. */
    private static DataSource sharing(Connection connection) {
        Connection unclosed = (Connection) Proxy.newProxyInstance(
                Shelf.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : invoke(connection, method, arguments));
        return (DataSource) Proxy.newProxyInstance(
                Shelf.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> unclosed);
    }

    private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** A sealed file of so many rows; what the rows are does not matter to tables. */
    LakeFile file(int rows) throws IOException {
        Path plain = Files.createTempFile(folder, "plain", ".parquet");
        Files.writeString(plain, "PAR1 rows " + rows + " " + System.nanoTime());
        LakeFile file = store.write(CARE, plain, rows);
        Files.delete(plain);
        return file;
    }

    static TableSchema schema(String... columns) {
        String fields = Arrays.stream(columns)
                .map(column -> column.split(":"))
                .map(column -> "{\"name\": \"" + column[0] + "\", \"type\": \"" + column[1] + "\""
                        + (column[1].equals("date") ? ", \"format\": \"%d/%m/%Y\"" : "")
                        + (column.length > 2 ? ", \"arete\": {\"role\": \"" + column[2] + "\"}" : "") + "}")
                .collect(Collectors.joining(", "));
        return DatasetDescriptor.parse(("""
                {"name": "care-of-somebody", "title": "Care",
                 "arete": {"partner": "anap", "nature": "synthetic"},
                 "resources": [{"name": "ER_PRS_F",
                   "dialect": {"delimiter": ";"}, "schema": {"fields": [%s]}}]}
                """.formatted(fields)).getBytes(StandardCharsets.UTF_8))
                .table("ER_PRS_F")
                .orElseThrow();
    }

    /** The files of the lake's folder, relative to it. */
    Set<String> onDisk() throws IOException {
        try (var found = Files.walk(root)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    static List<LakeFile> files(TableSnapshot snapshot) {
        return snapshot.files().stream().map(LiveFile::file).toList();
    }

    @Override
    public void close() {
        keys.close();
    }
}
