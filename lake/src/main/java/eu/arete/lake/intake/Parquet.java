package eu.arete.lake.intake;

import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.TableSchema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A private engine that turns checked text into Parquet. Nobody's SQL ever runs in it, and it reads and writes the scratch
 * alone. Safe to share between threads.
 */
final class Parquet implements AutoCloseable {

    private final Connection connection;

    Parquet(Path scratch, int threads) {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            try (Statement set = connection.createStatement()) {
                for (String setting : List.of(
                        "threads = " + threads,
                        "memory_limit = '2GB'",
                        "temp_directory = " + text(scratch.resolve("spill").toString()),
                        "autoinstall_known_extensions = false",
                        "autoload_known_extensions = false",
                        "allowed_directories = [" + text(scratch.toString()) + "]",
                        "enable_external_access = false",
                        "lock_configuration = true")) {
                    set.execute("SET " + setting);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot start the engine that writes Parquet", e);
        }
    }

    /**
     * Writes the rows of {@code text}, made by the pass, to {@code parquet}.
     *
     * @param columns in the order of the text
     * @return the number of rows written
     */
    long write(TableSchema schema, List<Field> columns, Path text, Path parquet) {
        String types = columns.stream()
                .map(field -> text(field.name()) + ": " + text(field.sqlType()))
                .collect(Collectors.joining(", "));
        String order =
                schema.fields().stream().map(field -> '"' + field.name() + '"').collect(Collectors.joining(", "));
        String copy = "COPY (SELECT " + order + " FROM read_csv(" + text(text.toString())
                + ", auto_detect = false, header = false, quote = '', escape = '', new_line = '\\n', delim = '"
                + (char) ColumnCheck.SEPARATOR + "', nullstr = '" + (char) ColumnCheck.NULL + "', columns = {" + types
                + "})) TO " + text(parquet.toString()) + " (FORMAT parquet, COMPRESSION zstd)";
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(copy);
        } catch (SQLException e) {
            throw new IllegalStateException("The engine refuses rows that passed the checks", e);
        }
    }

    private static String text(String value) {
        return '\'' + value.replace("'", "''") + '\'';
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
