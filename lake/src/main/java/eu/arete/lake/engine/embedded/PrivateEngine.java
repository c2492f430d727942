package eu.arete.lake.engine.embedded;

import eu.arete.lake.tables.RowPositions;
import eu.arete.privacy.Recoding;
import java.nio.charset.StandardCharsets;
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

/**
 * An engine for statements of the lake's own: nobody's SQL ever runs in it, it reads and writes one directory of the scratch alone,
 * and its settings are locked. Failures are {@link IllegalStateException}s caused by the driver's.
 */
public final class PrivateEngine implements AutoCloseable {

    private static final int DIGITS = 32;

    private final DuckDBConnection connection;

    /** @param ordered whether rows keep the order they are read in, which costs memory */
    public PrivateEngine(Path directory, int threads, long memoryBytes, boolean ordered) {
        try {
            connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot start a private engine", e);
        }
        run(Stream.of(
                        "threads = " + threads,
                        "memory_limit = '" + memoryBytes + " B'",
                        "temp_directory = " + text(directory.resolve("spill")),
                        "preserve_insertion_order = " + ordered,
                        "autoinstall_known_extensions = false",
                        "autoload_known_extensions = false",
                        "allowed_directories = [" + text(directory) + "]",
                        "enable_external_access = false",
                        "lock_configuration = true")
                .collect(Collectors.joining("; SET ", "SET ", "")));
    }

    /** For what only the driver can do. */
    public DuckDBConnection connection() {
        return connection;
    }

    /** A connection of its own to the same engine, for one thread. */
    public Connection another() throws SQLException {
        return connection.duplicate();
    }

    /** @return the rows written, for a statement that writes rows */
    public long run(String sql) {
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The engine cannot do what it was told", e);
        }
    }

    public long count(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("The engine cannot count", e);
        }
    }

    /** One row of an answer. */
    public interface Row {
        void read(ResultSet row) throws SQLException;
    }

    public void each(String sql, Row row) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                row.read(result);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The engine cannot read", e);
        }
    }

    /** The columns that a Parquet file has. */
    public Set<String> columns(Path file) {
        Set<String> names = new LinkedHashSet<>();
        each(
                "SELECT name FROM parquet_schema(" + text(file) + ") WHERE num_children IS NULL OR num_children = 0",
                row -> names.add(row.getString(1)));
        return names;
    }

    /** Makes the table {@code (code)}, in the place of one of that name. */
    public void codes(String table, Iterable<String> codes) {
        run("CREATE OR REPLACE TEMP TABLE " + name(table) + " (code VARCHAR)");
        try (DuckDBAppender appender = connection.createAppender("temp", "main", table)) {
            for (String code : codes) {
                appender.beginRow();
                appender.append(code);
                appender.endRow();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The engine cannot take codes", e);
        }
    }

    /** Makes the table {@code (place)}, in the place of one of that name. */
    public void positions(String table, RowPositions positions) {
        run("CREATE OR REPLACE TEMP TABLE " + name(table) + " (place BIGINT)");
        try (DuckDBAppender appender = connection.createAppender("temp", "main", table)) {
            for (PrimitiveIterator.OfLong each = positions.iterator(); each.hasNext(); ) {
                appender.beginRow();
                appender.append(each.nextLong());
                appender.endRow();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The engine cannot take positions", e);
        }
    }

    /**
     * Makes the table {@code (code, recoded)} of {@code sql}'s codes and those they are under another regime: made here, so that no
     * key is ever near a statement.
     */
    public void recode(String sql, String table, Recoding recoding) {
        run("CREATE TEMP TABLE " + name(table) + " (code VARCHAR, recoded VARCHAR)");
        byte[] digits = new byte[DIGITS];
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql);
                DuckDBAppender appender = connection.createAppender("temp", "main", table)) {
            while (result.next()) {
                String code = result.getString(1);
                byte[] text = code.getBytes(StandardCharsets.ISO_8859_1);
                if (text.length != DIGITS || !recoding.rewrite(text, 0, digits, 0)) {
                    throw new IllegalStateException("The lake holds a code that is none");
                }
                appender.beginRow();
                appender.append(code);
                appender.append(new String(digits, StandardCharsets.ISO_8859_1));
                appender.endRow();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The engine cannot recode", e);
        }
    }

    /** An identifier, quoted. */
    public static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** Identifiers, each behind {@code alias}, with commas. */
    public static String names(String alias, Collection<String> identifiers) {
        return identifiers.stream().map(one -> alias + name(one)).collect(Collectors.joining(", "));
    }

    /** A literal. */
    public static String text(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }

    public static String text(Path path) {
        return text(path.toString());
    }

    /** The rows of a Parquet file, with their places in it: {@code file_row_number}. */
    public static String rowsOf(Path file) {
        return "read_parquet(" + text(file) + ", file_row_number = true)";
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot stop the engine", e);
        }
    }
}
