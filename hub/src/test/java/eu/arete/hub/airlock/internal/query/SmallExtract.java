package eu.arete.hub.airlock.internal.query;

import eu.arete.hub.airlock.internal.query.ExtractColumn.Kind;
import eu.arete.lake.engine.Answer;
import eu.arete.lake.engine.EngineColumn;
import eu.arete.lake.engine.EngineQuery;
import eu.arete.lake.engine.EngineResources;
import eu.arete.lake.engine.EngineSession;
import eu.arete.lake.engine.Limits;
import eu.arete.lake.engine.NamedTable;
import eu.arete.lake.engine.RowSink;
import eu.arete.lake.engine.embedded.EmbeddedEngine;
import eu.arete.lake.sql.SqlGrammar;
import eu.arete.privacy.disclosure.OutputTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An extract small enough to count by hand: 100 persons, p0 to p99, sex 1 for the even ones, 2 for the odd; born in 1940 + i % 10; p0 is
 * known under two codes, p0 and q0. Each person has two acts of 10 euros, p99 one more of 100,000. Lines hang under acts.
 * Of 60 stays, two each for p0 to p29, only STAY_OF tells whose they are; of a label nothing does.
 */
public final class SmallExtract implements AutoCloseable {

    /** The schema as a permit on four tables would give it. */
    public static final ExtractSchema SCHEMA = new ExtractSchema(List.of(
            table(
                    "BEN",
                    Optional.of("IDT"),
                    List.of("PSA", "IDT"),
                    List.of(),
                    column("PSA", Kind.IDENTIFIER),
                    column("IDT", Kind.IDENTIFIER),
                    column("SEX", Kind.OTHER),
                    column("BORN", Kind.NUMBER)),
            table(
                    "ACT",
                    Optional.empty(),
                    List.of(),
                    List.of(new ExtractTable.Key(List.of("PSA"), "BEN", List.of("PSA"))),
                    column("ID", Kind.OTHER),
                    column("PSA", Kind.IDENTIFIER),
                    column("DOCTOR", Kind.PROFESSIONAL),
                    column("NOTE", Kind.FREE_TEXT),
                    column("CODE", Kind.OTHER),
                    column("PAID", Kind.NUMBER)),
            table(
                    "LINE",
                    Optional.empty(),
                    List.of(),
                    List.of(new ExtractTable.Key(List.of("ACT_ID"), "ACT", List.of("ID"))),
                    column("ACT_ID", Kind.OTHER),
                    column("DRUG", Kind.OTHER),
                    column("QUANTITY", Kind.NUMBER)),
            table(
                    "STAY",
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    column("NUM", Kind.OTHER),
                    column("DAYS", Kind.NUMBER)),
            table(
                    "STAY_OF",
                    Optional.of("NIR"),
                    List.of(),
                    List.of(new ExtractTable.Key(List.of("NUM"), "STAY", List.of("NUM"))),
                    column("NUM", Kind.OTHER),
                    column("NIR", Kind.IDENTIFIER)),
            table(
                    "LABEL",
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    column("CODE", Kind.OTHER),
                    column("TEXT", Kind.OTHER))));

    private final SqlGrammar grammar = new SqlGrammar();
    private final EngineSession session;

    public SmallExtract(Path dir) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            copy(
                    statement,
                    dir,
                    "BEN",
                    "SELECT 'p' || i AS PSA, 'p' || i AS IDT, CASE i % 2 WHEN 0 THEN '1' ELSE '2' END AS SEX,"
                            + " 1940 + i % 10 AS BORN FROM range(100) t(i) UNION ALL SELECT 'q0', 'p0', '1', 1940");
            copy(
                    statement,
                    dir,
                    "ACT",
                    "SELECT 'a' || j || '-' || i AS ID, 'p' || i AS PSA, 'd' || i % 3 AS DOCTOR, 'n' AS NOTE,"
                            + " CASE WHEN j = 0 THEN 'X' ELSE 'Y' END AS CODE, 10::DECIMAL(18, 4) AS PAID FROM range(100) t(i), range(2) u(j)"
                            + " UNION ALL SELECT 'b', 'p99', 'd0', 'n', 'Z', 100000 UNION ALL SELECT 'c', 'q0', 'd0', 'n', 'W', 10");
            copy(
                    statement,
                    dir,
                    "LINE",
                    "SELECT 'a0-' || i AS ACT_ID, CASE WHEN i < 50 THEN 'A' ELSE 'B' END AS DRUG, 2 AS QUANTITY"
                            + " FROM range(100) t(i)");
            copy(statement, dir, "STAY", "SELECT i AS NUM, i % 5 AS DAYS FROM range(60) t(i)");
            copy(statement, dir, "STAY_OF", "SELECT i AS NUM, 'p' || i % 30 AS NIR FROM range(60) t(i)");
            copy(statement, dir, "LABEL", "SELECT * FROM (VALUES ('X', 'first'), ('Y', 'second')) t(CODE, TEXT)");
        }
        session = new EmbeddedEngine()
                .open(
                        SCHEMA.tables().stream()
                                .map(table ->
                                        new NamedTable(table.name(), List.of(dir.resolve(table.name() + ".parquet"))))
                                .toList(),
                        new EngineResources(256L << 20, 2));
    }

    /** The table of a query, its cells knowing their persons. */
    public OutputTable audit(String sql) {
        AuditedTable audited = AuditedTable.of(sql, SCHEMA, grammar);
        return audited.read(run(audited.sql()));
    }

    public List<List<@Nullable String>> run(String sql) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (EngineQuery query = session.prepare(sql, new Limits(Duration.ofSeconds(30), 10_000))) {
            Answer answer = query.run(new RowSink() {
                @Override
                public void columns(List<EngineColumn> columns) {}

                @Override
                public void row(List<@Nullable Object> values) {
                    List<@Nullable String> row = new ArrayList<>();
                    values.forEach(value -> row.add(value == null ? null : value.toString()));
                    rows.add(row);
                }
            });
            if (answer.truncated()) {
                throw new IllegalStateException("more rows than a test expects");
            }
        }
        return rows;
    }

    @Override
    public void close() {
        session.close();
        grammar.close();
    }

    private static void copy(Statement statement, Path dir, String table, String sql) throws Exception {
        statement.execute("COPY (" + sql + ") TO '" + dir.resolve(table + ".parquet") + "'");
    }

    private static ExtractTable table(
            String name,
            Optional<String> person,
            List<String> linkage,
            List<ExtractTable.Key> keys,
            ExtractColumn... columns) {
        return new ExtractTable(name, List.of(columns), person, linkage, keys);
    }

    private static ExtractColumn column(String name, Kind kind) {
        return new ExtractColumn(name, kind);
    }
}
