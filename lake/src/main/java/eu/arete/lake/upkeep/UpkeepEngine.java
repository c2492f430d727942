package eu.arete.lake.upkeep;

import eu.arete.lake.tables.RowPositions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A private engine for one piece of upkeep. Nobody's SQL ever runs in it, and it reads and writes the scratch alone. */
final class UpkeepEngine implements AutoCloseable {

    private final DuckDBConnection connection;

    UpkeepEngine(Path scratch, int threads, long memoryBytes) {
        try {
            connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
            run(Stream.of(
                            "threads = " + threads,
                            "memory_limit = '" + memoryBytes + " B'",
                            "temp_directory = " + text(scratch.resolve("spill").toString()),
                            "preserve_insertion_order = true",
                            "autoinstall_known_extensions = false",
                            "autoload_known_extensions = false",
                            "allowed_directories = [" + text(scratch.toString()) + "]",
                            "enable_external_access = false",
                            "lock_configuration = true")
                    .collect(Collectors.joining("; SET ", "SET ", "")));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot start the engine of upkeep", e);
        }
    }

    /** @return the rows written, for a statement that writes rows */
    long run(String sql) {
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The engine of upkeep cannot go on", e);
        }
    }

    long count(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("The engine of upkeep cannot count", e);
        }
    }

    /** One row of an answer. */
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    void each(String sql, Row row) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                row.read(result);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The engine of upkeep cannot read", e);
        }
    }

    /** The columns that a Parquet file has. */
    Set<String> columns(Path file) {
        Set<String> names = new LinkedHashSet<>();
        each(
                "SELECT name FROM parquet_schema(" + text(file.toString())
                        + ") WHERE num_children IS NULL OR num_children = 0",
                row -> names.add(row.getString(1)));
        return names;
    }

    /** Makes a table of one column, {@code code}. */
    void codes(String table, Iterable<String> codes) {
        run("CREATE OR REPLACE TEMP TABLE " + name(table) + " (code VARCHAR)");
        try (DuckDBAppender appender = connection.createAppender("temp", "main", table)) {
            for (String code : codes) {
                appender.beginRow();
                appender.append(code);
                appender.endRow();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The engine of upkeep cannot take codes", e);
        }
    }

    /** Makes a table of one column, {@code place}. */
    void positions(String table, RowPositions positions) {
        run("CREATE OR REPLACE TEMP TABLE " + name(table) + " (place BIGINT)");
        try (DuckDBAppender appender = connection.createAppender("temp", "main", table)) {
            for (PrimitiveIterator.OfLong each = positions.iterator(); each.hasNext(); ) {
                appender.beginRow();
                appender.append(each.nextLong());
                appender.endRow();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The engine of upkeep cannot take positions", e);
        }
    }

    static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    static String names(String alias, Collection<String> identifiers) {
        return identifiers.stream().map(one -> alias + name(one)).collect(Collectors.joining(", "));
    }

    static String text(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }

    /** The rows of a file in the scratch, with their places. */
    static String rowsOf(Path file) {
        return "read_parquet(" + text(file.toString()) + ", file_row_number = true)";
    }

    @Override
    public void close() {
        try {
            ((Connection) connection).close();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot stop the engine of upkeep", e);
        }
    }
}
