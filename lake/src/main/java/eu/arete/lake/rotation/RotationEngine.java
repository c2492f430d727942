package eu.arete.lake.rotation;

import eu.arete.privacy.Recoding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A private engine that rewrites one file. Codes are made in Java from the distinct ones, and joined: no key is ever near a statement
 * of the engine, and nobody's SQL runs in it.
 */
final class RotationEngine implements AutoCloseable {

    private static final int DIGITS = 32;
    private static final String CODES = "codes";
    private static final String DELETED = "deleted";

    private final DuckDBConnection connection;

    RotationEngine(Path scratch, int threads, long memoryBytes) {
        try {
            connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
            run("SET threads = " + threads + "; SET memory_limit = '" + memoryBytes + " B'; SET temp_directory = "
                    + text(scratch.resolve("spill"))
                    + "; SET autoinstall_known_extensions = false;"
                    + " SET autoload_known_extensions = false; SET allowed_directories = [" + text(scratch)
                    + "]; SET enable_external_access = false; SET lock_configuration = true");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot start the engine that rotates", e);
        }
    }

    /**
     * @param known the columns that the table has now: what a file has besides is not written again, and it may lack some
     * @param codes those of them that hold codes
     * @return the rows written
     */
    long rewrite(Path before, Path after, List<String> known, List<String> codes, long[] deleted, Recoding recoding) {
        try {
            List<String> columns = columns(before, known);
            List<String> coded = codes.stream().filter(columns::contains).toList();
            String rows = "read_parquet(" + text(before) + ", file_row_number = true)";
            map(rows, coded, recoding);
            StringBuilder from = new StringBuilder(rows + " t");
            for (int i = 0; i < coded.size(); i++) {
                from.append(" LEFT JOIN " + CODES + " m" + i + " ON m" + i + ".code = t." + name(coded.get(i)));
            }
            if (deleted.length > 0) {
                fill(deleted);
                from.append(" ANTI JOIN " + DELETED + " d ON d.place = t.file_row_number");
            }
            String values = columns.stream()
                    .map(column -> coded.contains(column)
                            ? "m" + coded.indexOf(column) + ".recoded AS " + name(column)
                            : "t." + name(column))
                    .collect(Collectors.joining(", "));
            // Joins lose the order of rows, which is worth keeping: neighbours compress well, and periods prune.
            return run("COPY (SELECT " + values + " FROM " + from + " ORDER BY t.file_row_number) TO " + text(after)
                    + " (FORMAT parquet, COMPRESSION zstd)");
        } catch (SQLException e) {
            throw new IllegalStateException("The engine cannot rewrite a file", e);
        }
    }

    private List<String> columns(Path file, List<String> known) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM read_parquet(" + text(file) + ") LIMIT 0")) {
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                columns.add(none.getMetaData().getColumnName(i));
            }
        }
        columns.retainAll(known);
        return columns;
    }

    private void map(String rows, List<String> coded, Recoding recoding) throws SQLException {
        run("CREATE TEMP TABLE " + CODES + " (code VARCHAR, recoded VARCHAR)");
        if (coded.isEmpty()) {
            return;
        }
        String codes = coded.stream()
                .map(column -> "SELECT " + name(column) + " AS code FROM " + rows)
                .collect(Collectors.joining(" UNION ALL "));
        byte[] digits = new byte[DIGITS];
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT DISTINCT code FROM (" + codes + ") WHERE code IS NOT NULL");
                DuckDBAppender appender = connection.createAppender("temp", "main", CODES)) {
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
        }
    }

    private void fill(long[] deleted) throws SQLException {
        run("CREATE TEMP TABLE " + DELETED + " (place BIGINT)");
        try (DuckDBAppender appender = connection.createAppender("temp", "main", DELETED)) {
            for (long place : deleted) {
                appender.beginRow();
                appender.append(place);
                appender.endRow();
            }
        }
    }

    private long run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        }
    }

    private static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static String text(Path path) {
        return '\'' + path.toString().replace("'", "''") + '\'';
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
