package eu.arete.lake.extract;

import eu.arete.lake.engine.embedded.PrivateEngine;
import eu.arete.lake.tables.RowPositions;
import eu.arete.privacy.ProjectStage;
import eu.arete.privacy.Recoding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;

/** What one extraction asks of its private engine. */
final class ExtractEngine implements AutoCloseable {

    private static final int DIGITS = 32;

    private final PrivateEngine engine;
    private int tables;

    ExtractEngine(Path scratch, int threads, long memoryBytes) {
        engine = new PrivateEngine(scratch, threads, memoryBytes, false);
    }

    /**
     * @return the rows written, for a statement that writes rows
     * @throws InvalidPlan when a value of the plan is not of its column's type
     */
    long run(String sql) {
        try {
            return engine.run(sql);
        } catch (IllegalStateException e) {
            Throwable why = e.getCause();
            if (why != null && String.valueOf(why.getMessage()).startsWith("Conversion Error")) {
                throw new InvalidPlan(
                        "Cannot extract: a value of the population's conditions is not of its column's type");
            }
            throw e;
        }
    }

    long count(String sql) {
        return engine.count(sql);
    }

    void each(String sql, PrivateEngine.Row row) {
        engine.each(sql, row);
    }

    /**
     * Fills {@code table (code, person, project)} with {@code sql}'s codes, the person of each, and each code's project pseudonym.
     *
     * @param sql gives codes, and their persons in a second column if these are others
     */
    void project(String sql, String table, ProjectStage stage) {
        run("CREATE TEMP TABLE " + Sql.name(table) + " (code VARCHAR, person VARCHAR, project VARCHAR)");
        byte[] digits = new byte[DIGITS];
        try (Statement statement = engine.connection().createStatement();
                ResultSet result = statement.executeQuery(sql);
                DuckDBAppender appender = engine.connection().createAppender("temp", "main", table)) {
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
        try (Statement statement = engine.connection().createStatement();
                ResultSet result = statement.executeQuery("SELECT person FROM " + Sql.name(table));
                DuckDBAppender appender = engine.connection().createAppender("temp", "main", chosen)) {
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
        engine.recode(sql, table, recoding);
    }

    /** Fills {@code table (code)} with these. */
    void fill(String table, Iterable<String> codes) {
        engine.codes(table, codes);
    }

    /** @return a table of these positions, {@code (place)} */
    String positions(RowPositions positions) {
        String table = "deleted:" + ++tables;
        engine.positions(table, positions);
        return Sql.name(table);
    }

    @Override
    public void close() {
        engine.close();
    }
}
