package eu.arete.lake.extract;

import eu.arete.lake.tables.RowPositions;
import eu.arete.privacy.ProjectStage;
import eu.arete.privacy.Recoding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A private engine for one extraction. Nobody's SQL ever runs in it, and it reads and writes the scratch alone. */
final class ExtractEngine implements AutoCloseable {

    private static final int DIGITS = 32;

    private final DuckDBConnection connection;
    private int tables;

    ExtractEngine(Path scratch, int threads, long memoryBytes) {
        try {
            connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
            run(Stream.of(
                            "threads = " + threads,
                            "memory_limit = '" + memoryBytes + " B'",
                            "temp_directory = "
                                    + Sql.text(scratch.resolve("spill").toString()),
                            "preserve_insertion_order = false",
                            "autoinstall_known_extensions = false",
                            "autoload_known_extensions = false",
                            "allowed_directories = [" + Sql.text(scratch.toString()) + "]",
                            "enable_external_access = false",
                            "lock_configuration = true")
                    .collect(Collectors.joining("; SET ", "SET ", "")));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot start the engine that extracts", e);
        }
    }

    /** @return the rows written, for a statement that writes rows */
    long run(String sql) {
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).startsWith("Conversion Error")) {
                throw new InvalidPlan(
                        "Cannot extract: a value of the population's conditions is not of its column's type");
            }
            throw new IllegalStateException("The engine cannot extract", e);
        }
    }

    long count(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("The engine cannot count", e);
        }
    }

    /**
     * Fills {@code table (code, person, project)} with {@code sql}'s codes, the person of each, and each code's project pseudonym.
     *
     * @param sql gives codes, and their persons in a second column if these are others
     */
    void project(String sql, String table, ProjectStage stage) {
        run("CREATE TEMP TABLE " + Sql.name(table) + " (code VARCHAR, person VARCHAR, project VARCHAR)");
        byte[] digits = new byte[DIGITS];
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql);
                DuckDBAppender appender = connection.createAppender("temp", "main", table)) {
            boolean persons = result.getMetaData().getColumnCount() > 1;
            while (result.next()) {
                String code = result.getString(1);
                byte[] text = code.getBytes(StandardCharsets.ISO_8859_1);
                if (text.length != DIGITS || !stage.rewrite(text, 0, digits, 0)) {
                    throw new IllegalStateException("The lake holds a code that is none");
                }
                appender.beginRow();
                appender.append(code);
                if (persons) {
                    appender.append(result.getString(2));
                } else {
                    appender.appendNull();
                }
                appender.append(new String(digits, StandardCharsets.ISO_8859_1));
                appender.endRow();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The engine cannot map codes", e);
        }
    }

    /** As {@link ExtractedTable#METHOD} says. */
    String fingerprint(Path file, List<String> columns) {
        String row = columns.stream().map(Sql::name).collect(Collectors.joining(", "));
        StringBuilder found = new StringBuilder();
        each(
                "SELECT count(*)::VARCHAR, coalesce(sum(hash(" + row + ")), 0)::VARCHAR, coalesce(bit_xor(hash('xor', "
                        + row + ")), 0)::VARCHAR FROM read_parquet(" + Sql.text(file.toString()) + ")",
                answer -> found.append(answer.getString(1))
                        .append('-')
                        .append(answer.getString(2))
                        .append('-')
                        .append(answer.getString(3)));
        return found.toString();
    }

    /** Keeps of {@code table (person)} those whose code, of 32 digits, passes. */
    void choose(String table, Predicate<byte[]> passes) {
        String chosen = table + ":chosen";
        run("CREATE TEMP TABLE " + Sql.name(chosen) + " (person VARCHAR)");
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT person FROM " + Sql.name(table));
                DuckDBAppender appender = connection.createAppender("temp", "main", chosen)) {
            while (result.next()) {
                String code = result.getString(1);
                if (passes.test(code.getBytes(StandardCharsets.ISO_8859_1))) {
                    appender.beginRow();
                    appender.append(code);
                    appender.endRow();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The engine cannot choose persons", e);
        }
        run("DROP TABLE " + Sql.name(table) + "; ALTER TABLE " + Sql.name(chosen) + " RENAME TO " + Sql.name(table));
    }

    /** Fills {@code table (code, recoded)} with {@code sql}'s codes and those they are under another regime. */
    void recode(String sql, String table, Recoding recoding) {
        run("CREATE TEMP TABLE " + Sql.name(table) + " (code VARCHAR, recoded VARCHAR)");
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
            throw new IllegalStateException("The engine cannot read", e);
        }
    }

    /** Fills {@code table (code)} with these. */
    void fill(String table, Iterable<String> codes) {
        run("CREATE TEMP TABLE " + Sql.name(table) + " (code VARCHAR)");
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

    /** @return a table of these positions, {@code (place)} */
    String positions(RowPositions positions) {
        String table = "deleted:" + ++tables;
        run("CREATE TEMP TABLE " + Sql.name(table) + " (place BIGINT)");
        try (DuckDBAppender appender = connection.createAppender("temp", "main", table)) {
            for (PrimitiveIterator.OfLong at = positions.iterator(); at.hasNext(); ) {
                appender.beginRow();
                appender.append(at.nextLong());
                appender.endRow();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The engine cannot take positions", e);
        }
        return Sql.name(table);
    }

    @Override
    public void close() {
        try {
            ((Connection) connection).close();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot stop the engine", e);
        }
    }
}
