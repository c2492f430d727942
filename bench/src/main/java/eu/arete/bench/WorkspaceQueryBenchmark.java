package eu.arete.bench;

import eu.arete.lake.engine.Engine;
import eu.arete.lake.engine.EngineColumn;
import eu.arete.lake.engine.EngineQuery;
import eu.arete.lake.engine.EngineResources;
import eu.arete.lake.engine.EngineSession;
import eu.arete.lake.engine.Limits;
import eu.arete.lake.engine.NamedTable;
import eu.arete.lake.engine.RowSink;
import eu.arete.worker.Isolation;
import eu.arete.worker.WorkerEngine;
import eu.arete.worker.WorkerSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a project's query costs in its worker (guard, locked engine, another process, rows through a pipe), against DuckDB in this process. */
final class WorkspaceQueryBenchmark implements Benchmark {
    static final List<String> QUERIES = List.of(
            "SELECT nature, count(DISTINCT person) AS persons, sum(paid) AS paid FROM acts GROUP BY nature ORDER BY persons DESC LIMIT 100",
            "SELECT person, count(*) AS n FROM acts GROUP BY person ORDER BY n DESC, person LIMIT 5000",
            "SELECT * FROM acts LIMIT 10000");

    @Override
    public String name() {
        return "workspace-query";
    }

    @Override
    public String summary() {
        return "three queries of a project in its worker process, against DuckDB in the same process";
    }

    @Override
    public String options() {
        return """
                --rows N      rows of the table queried (2000000)
                --runs N      runs of each (5)
                """;
    }

    @Override
    public void run(Options options, PrintStream out) throws IOException {
        options.only("--rows", "--runs");
        int rows = options.number("--rows", 1_000, 2_000_000);
        Path home = Files.createTempDirectory("arete-bench-query");
        Path file = home.resolve("acts.parquet");
        int threads = Runtime.getRuntime().availableProcessors();
        Engine engine = new WorkerEngine(WorkerSettings.here(home.resolve("places"), List.of(), Isolation.RELAXED));
        try (Connection plain = DriverManager.getConnection("jdbc:duckdb:")) {
            sample(plain, file, rows, threads);
            List<NamedTable> tables = List.of(new NamedTable("acts", List.of(file)));
            EngineResources resources = new EngineResources(1L << 30, threads);
            double opening =
                    Comparison.seconds(() -> engine.open(tables, resources).close());
            try (EngineSession session = engine.open(tables, resources)) {
                Comparison comparison =
                        Comparison.of(() -> inWorker(session), () -> inProcess(plain), options.number("--runs", 1, 5));
                out.printf(Locale.ROOT, "table        %d rows; a worker opens it in %.2f s%n", rows, opening);
                out.printf(
                        Locale.ROOT,
                        "worker       %.2f s median for %d queries%n",
                        Comparison.median(comparison.subject()),
                        QUERIES.size());
                out.printf(Locale.ROOT, "in process   %.2f s median%n", Comparison.median(comparison.baseline()));
                out.println(comparison.result("workspace-query", "duckdb-in-process"));
            }
        } catch (SQLException e) {
            throw new IOException("The engine refuses the baseline: " + e.getMessage(), e);
        } finally {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path left : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(left);
                }
            }
        }
    }

    static void sample(Connection engine, Path file, int rows, int threads) throws SQLException {
        try (Statement statement = engine.createStatement()) {
            statement.execute("SET threads = " + threads);
            statement.execute("COPY (SELECT i AS num, md5((i % " + (rows / 20 + 1)
                    + ")::VARCHAR) AS person, DATE '2023-01-01' + (i % 365)::INT AS day,"
                    + " i * 7919 % 5000 AS nature, (i % 10000)::DECIMAL(18, 4) AS paid FROM range(" + rows
                    + ") t(i)) TO '" + file
                    + "' (FORMAT parquet, COMPRESSION zstd)");
            statement.execute("CREATE VIEW acts AS SELECT * FROM read_parquet('" + file + "')");
        }
    }

    static void inWorker(EngineSession session) {
        for (String sql : QUERIES) {
            try (EngineQuery query = session.prepare(sql, new Limits(Duration.ofMinutes(5), 10_000))) {
                query.run(new RowSink() {
                    @Override
                    public void columns(List<EngineColumn> columns) {}

                    @Override
                    public void row(List<@Nullable Object> values) {}
                });
            }
        }
    }

    private static void inProcess(Connection engine) throws IOException {
        for (String sql : QUERIES) {
            try (Statement statement = engine.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    for (int i = 1; i <= columns; i++) {
                        result.getObject(i);
                    }
                }
            } catch (SQLException e) {
                throw new IOException("The engine refuses the baseline: " + e.getMessage(), e);
            }
        }
    }
}
