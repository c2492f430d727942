package eu.arete.lake.engine.embedded;

import eu.arete.lake.engine.Engine;
import eu.arete.lake.engine.EngineRefusal;
import eu.arete.lake.engine.EngineRefusal.Reason;
import eu.arete.lake.engine.EngineResources;
import eu.arete.lake.engine.EngineSession;
import eu.arete.lake.engine.NamedTable;
import eu.arete.lake.engine.TableShape;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * DuckDB, one private in-memory instance a session, its settings locked before the first statement of a stranger.
 *
 * <p>Two walls: {@link SqlGuard} reads each statement first, and the instance itself can reach no file but the session's own.
 * The third is the worker process around it (docs/adr/0006-sandbox.md).
 */
public final class EmbeddedEngine implements Engine {

    @Override
    public String name() {
        return "DuckDB 2.0.0.1";
    }

    @Override
    public EngineSession open(List<NamedTable> tables, EngineResources resources) {
        Connection connection = connect();
        try {
            List<TableShape> shapes = new ArrayList<>();
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET memory_limit = '" + resources.memoryBytes() + " B'");
                statement.execute("SET threads = " + resources.threads());
                for (NamedTable table : tables) {
                    shapes.add(createView(statement, table));
                }
                lock(statement, tables);
            }
            return new EmbeddedSession(connection, shapes);
        } catch (SQLException e) {
            close(connection);
            throw EngineRefusal.of(Reason.FAILED, EmbeddedQuery.firstLine(e));
        }
    }

    private static Connection connect() {
        try {
            return DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot start the embedded engine", e);
        }
    }

    private static TableShape createView(Statement statement, NamedTable table) throws SQLException {
        statement.execute("CREATE VIEW " + identifier(table.name()) + " AS SELECT * FROM read_parquet("
                + list(table.files()) + ")");
        long rows;
        try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + identifier(table.name()))) {
            count.next();
            rows = count.getLong(1);
        }
        try (ResultSet none = statement.executeQuery("SELECT * FROM " + identifier(table.name()) + " LIMIT 0")) {
            return new TableShape(table.name(), Values.columns(none.getMetaData()), rows);
        }
    }

    /** Order matters: the last two can be neither undone nor gone around from SQL (probed again at each version of the engine). */
    static void lock(Statement statement, List<NamedTable> tables) throws SQLException {
        List<Path> files =
                tables.stream().flatMap(table -> table.files().stream()).collect(Collectors.toList());
        for (String setting : List.of(
                "temp_directory = ''",
                "autoinstall_known_extensions = false",
                "autoload_known_extensions = false",
                "allow_community_extensions = false",
                "allow_persistent_secrets = false",
                "enable_logging = false",
                "allowed_paths = " + list(files),
                "enable_external_access = false",
                "lock_configuration = true")) {
            statement.execute("SET " + setting);
        }
    }

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String list(List<Path> files) {
        return files.stream()
                .map(file -> "'" + file.toAbsolutePath().toString().replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot close the embedded engine", e);
        }
    }
}
