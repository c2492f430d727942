package eu.arete.lake.intake;

import eu.arete.lake.engine.embedded.PrivateEngine;
import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.TableSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * A private engine that turns checked text into Parquet. Nobody's SQL ever runs in it, and it reads and writes the scratch
 * alone. Safe to share between threads.
 */
final class Parquet implements AutoCloseable {

    private static final long MEMORY = 2_000_000_000;

    private final PrivateEngine engine;

    Parquet(Path scratch, int threads) {
        engine = new PrivateEngine(scratch, threads, MEMORY, true);
    }

    /**
     * Writes the rows of {@code text}, made by the pass, to {@code parquet}.
     *
     * @param columns in the order of the text
     * @return the number of rows written
     */
    long write(TableSchema schema, List<Field> columns, Path text, Path parquet) {
        String types = columns.stream()
                .map(field -> PrivateEngine.text(field.name()) + ": " + PrivateEngine.text(field.sqlType()))
                .collect(Collectors.joining(", "));
        String order =
                schema.fields().stream().map(field -> '"' + field.name() + '"').collect(Collectors.joining(", "));
        String copy = "COPY (SELECT " + order + " FROM read_csv(" + PrivateEngine.text(text)
                + ", auto_detect = false, header = false, quote = '', escape = '', new_line = '\\n', delim = '"
                + (char) ColumnCheck.SEPARATOR + "', nullstr = '" + (char) ColumnCheck.NULL + "', columns = {" + types
                + "})) TO " + PrivateEngine.text(parquet) + " (FORMAT parquet, COMPRESSION zstd)";
        try {
            return engine.run(copy);
        } catch (IllegalStateException e) {
            throw new IllegalStateException("The engine refuses rows that passed the checks", e.getCause());
        }
    }

    /** Told the values of one row, in one text with {@link ColumnCheck#SEPARATOR} between them. */
    interface KeyReader {
        void key(byte[] text) throws IOException;
    }

    /**
     * Reads the keys of a Parquet file of the scratch, of the rows that have all of their columns, in the order of the file.
     *
     * @param leftOut rows not to be seen, by their place in the file
     */
    void keys(Path parquet, List<String> columns, LongPredicate leftOut, KeyReader reader) throws IOException {
        String key = columns.stream()
                .map(name -> "CAST(\"" + name + "\" AS VARCHAR)")
                .collect(Collectors.joining(", ", "concat_ws(chr(" + (int) ColumnCheck.SEPARATOR + "), ", ")"));
        String whole =
                columns.stream().map(name -> '"' + name + "\" IS NOT NULL").collect(Collectors.joining(" AND "));
        try (Connection own = engine.another();
                Statement statement = own.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + key + ", file_row_number FROM read_parquet("
                        + PrivateEngine.text(parquet) + ", file_row_number = true) WHERE " + whole)) {
            while (rows.next()) {
                if (!leftOut.test(rows.getLong(2))) {
                    reader.key(rows.getString(1).getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (SQLException e) {
            throw new IOException("The engine cannot read the keys of a file of the lake", e);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
