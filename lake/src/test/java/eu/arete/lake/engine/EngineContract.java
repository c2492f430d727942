package eu.arete.lake.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.arete.lake.engine.EngineColumn.Type;
import eu.arete.lake.engine.EngineRefusal.Reason;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine promises. An implementation's test extends it and gives the engine. */
public abstract class EngineContract {

    private static final Limits LIMITS = new Limits(Duration.ofSeconds(30), 1_000);

    /** So many rows to count that no engine ends before it is stopped. */
    private static final String ENDLESS = "SELECT count(*) FROM act a, act b, act c WHERE a.paid + b.paid < c.paid";

    @TempDir
    Path dir;

    private EngineSession session;

    protected abstract Engine engine();

    @BeforeEach
    void open() throws Exception {
        Path persons = dir.resolve("person.parquet");
        Path acts = dir.resolve("act.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT 'p' || i AS id, i % 2 + 1 AS sex, 1940 + i % 60 AS born FROM range(200) t(i)) TO '"
                            + persons + "'");
            statement.execute(
                    "COPY (SELECT 'p' || i % 200 AS id, DATE '2023-01-01' + (i % 365)::INT AS done, (i % 100)::DECIMAL(10, 2) AS paid,"
                            + " TIMESTAMP '2023-01-01 10:00:00' AS seen, i % 3 = 0 AS home, NULL::VARCHAR AS nothing, 0.5::DOUBLE AS half"
                            + " FROM range(2000) t(i)) TO '" + acts + "'");
        }
        session = engine().open(
                        List.of(new NamedTable("person", List.of(persons)), new NamedTable("ACT", List.of(acts))),
                        new EngineResources(256L << 20, 2));
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void the_session_names_its_tables_columns_and_rows() {
        assertThat(session.tables()).extracting(TableShape::name).containsExactly("person", "ACT");
        assertThat(session.tables()).extracting(TableShape::rows).containsExactly(200L, 2_000L);
        assertThat(session.tables().get(1).columns())
                .extracting(EngineColumn::type)
                .containsExactly(
                        Type.TEXT, Type.DATE, Type.NUMBER, Type.TIMESTAMP, Type.BOOLEAN, Type.TEXT, Type.NUMBER);
    }

    @Test
    void values_come_in_the_kinds_the_contract_names() {
        Collected answer = run(
                "SELECT done, paid, seen, home, nothing, half, count(*) OVER () AS n FROM act WHERE id = 'p3' ORDER BY done LIMIT 1");
        assertThat(answer.rows)
                .singleElement()
                .isEqualTo(java.util.Arrays.asList(
                        "2023-01-04",
                        new BigDecimal("3.00"),
                        "2023-01-01T10:00",
                        true,
                        null,
                        new BigDecimal("0.5"),
                        10L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT count(*) FROM person                                                                         | 200
            SELECT count(DISTINCT a.id) FROM person p JOIN act a USING (id) WHERE sex = 1                       | 100
            WITH old AS (SELECT * FROM person WHERE born < 1950) SELECT count(*) FROM old                       | 40
            SELECT sum(n) FROM (SELECT sex, count(*) n FROM person GROUP BY ALL HAVING count(*) > 10)           | 200
            SELECT max(r) FROM (SELECT row_number() OVER (PARTITION BY sex ORDER BY born) r FROM person)        | 100
            SELECT count(*) FROM (SELECT 1 FROM person UNION ALL SELECT 2 FROM act)                             | 2200
            WITH RECURSIVE y(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM y WHERE n < 9) SELECT max(n) FROM y    | 9
            SELECT count(*) FROM person WHERE EXISTS (SELECT 1 FROM act WHERE act.id = person.id AND paid > 98) | 2
            SELECT count(*) FROM person WHERE CASE WHEN sex = 1 THEN id LIKE 'p1%' ELSE id IN ('p1', 'p3') END  | 57
            SELECT count(*) FROM generate_series(1, 12) s(n)                                                    | 12
            SELECT count(*) FILTER (WHERE born BETWEEN 1940 AND 1949) FROM main.person                          | 40
            SELECT list_sum(list_transform([1, 2, 3], lambda x: x * 2))                                         | 12
            """)
    void the_sql_of_a_researcher_is_answered(String sql, String expected) {
        assertThat(run(sql).rows)
                .singleElement()
                .satisfies(row -> assertThat(row.get(0)).asString().isEqualTo(expected));
    }

    @Test
    void a_result_longer_than_the_limit_is_cut_and_says_so() {
        Collected collected = new Collected();
        try (EngineQuery query = session.prepare("SELECT id FROM act", new Limits(Duration.ofSeconds(30), 50))) {
            Answer answer = query.run(collected);
            assertThat(answer.rows()).isEqualTo(50);
            assertThat(answer.truncated()).isTrue();
        }
        assertThat(collected.rows).hasSize(50);
    }

    @Test
    void a_query_past_its_time_is_stopped_and_the_session_survives() {
        long start = System.nanoTime();
        try (EngineQuery query = session.prepare(ENDLESS, new Limits(Duration.ofMillis(300), 10))) {
            EngineRefusal refusal = catchThrowableOfType(EngineRefusal.class, () -> query.run(new Collected()));
            assertThat(refusal.reason()).isEqualTo(Reason.TIME);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(run("SELECT 1").rows).hasSize(1);
    }

    @Test
    void a_query_can_be_cancelled_from_elsewhere_and_the_session_survives() throws Exception {
        try (EngineQuery query = session.prepare(ENDLESS, LIMITS)) {
            CompletableFuture<EngineRefusal> end = CompletableFuture.supplyAsync(
                    () -> catchThrowableOfType(EngineRefusal.class, () -> query.run(new Collected())));
            Thread.sleep(200);
            assertThat(query.progress()).isLessThan(1);
            query.cancel();
            assertThat(end.get().reason()).isEqualTo(Reason.CANCELLED);
        }
        assertThat(run("SELECT 1").rows).hasSize(1);
    }

    @Test
    void a_cancelled_query_ends_within_a_bound_and_progress_never_goes_back() throws Exception {
        try (EngineQuery query = session.prepare(ENDLESS, LIMITS)) {
            CompletableFuture<EngineRefusal> end = CompletableFuture.supplyAsync(
                    () -> catchThrowableOfType(EngineRefusal.class, () -> query.run(new Collected())));
            double last = -1;
            for (int i = 0; i < 20; i++) {
                Thread.sleep(25);
                double now = query.progress();
                assertThat(now).isLessThanOrEqualTo(1);
                assertThat(now < 0 || now >= last).as("%s after %s", now, last).isTrue();
                last = Math.max(now, last);
            }
            query.cancel();
            assertThat(end.get(10, java.util.concurrent.TimeUnit.SECONDS).reason())
                    .isEqualTo(Reason.CANCELLED);
            query.cancel();
        }
    }

    @Test
    void a_query_cancelled_before_it_runs_does_not_run() {
        try (EngineQuery query = session.prepare(ENDLESS, LIMITS)) {
            query.cancel();
            EngineRefusal refusal = catchThrowableOfType(EngineRefusal.class, () -> query.run(new Collected()));
            assertThat(refusal.reason()).isEqualTo(Reason.CANCELLED);
        }
        assertThat(run("SELECT 1").rows).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT id FORM person WHERE            | query.syntax
            SELECT 1; SELECT 2                     | query.not-one-statement
            DROP TABLE person                      | query.not-a-query
            SELECT * FROM other                    | query.unknown-table
            SELECT idd FROM person                 | query.wrong
            SELECT * FROM read_text('/etc/passwd') | query.function-not-allowed
            """)
    void each_refusal_has_its_stable_code(String sql, String code) {
        assertThat(refusal(sql).reason().code()).isEqualTo(code);
    }

    @Test
    void a_query_that_needs_more_memory_than_given_is_refused_and_the_session_survives() {
        EngineRefusal refusal = refusal("SELECT count(*) FROM (SELECT DISTINCT md5((a.n * 100000 + b.n)::VARCHAR) AS x"
                + " FROM generate_series(1, 3000) a(n), generate_series(1, 3000) b(n))");
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(Reason.MEMORY);
        assertThat(run("SELECT 1").rows).hasSize(1);
    }

    @Test
    void a_wrong_statement_is_answered_with_what_is_wrong_and_where() {
        EngineRefusal syntax = refusal("SELECT id FORM person WHERE");
        assertThat(syntax.reason()).isEqualTo(Reason.SYNTAX);
        assertThat(syntax.offset()).isPresent();
        EngineRefusal column = refusal("SELECT idd FROM person");
        assertThat(column.reason()).isEqualTo(Reason.WRONG);
        assertThat(column.subject()).contains("idd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SELECT 1 AS a;", "SELECT 1 AS a -- one", "SELECT 1 AS a; -- one", "/* one */ SELECT 1 AS a ; ;"
            })
    void comments_and_a_last_semicolon_are_part_of_one_statement(String sql) {
        assertThat(run(sql).rows).singleElement().isEqualTo(List.of(1L));
    }

    @Test
    void the_order_asked_for_is_the_order_given() {
        assertThat(run("SELECT born FROM person ORDER BY born DESC, id").rows)
                .startsWith(List.of(1999L))
                .endsWith(List.of(1940L));
    }

    @Test
    void a_place_is_counted_in_characters() {
        assertThat(refusal("SELECT 'éé', other.x FROM other").offset()).contains("SELECT 'éé', other.x FROM ".length());
    }

    @Test
    void another_table_is_refused_by_name() {
        EngineRefusal refusal = refusal("SELECT * FROM person JOIN other USING (id)");
        assertThat(refusal.reason()).isEqualTo(Reason.UNKNOWN_TABLE);
        assertThat(refusal.subject()).isEqualTo("other");
        assertThat(refusal.offset()).contains("SELECT * FROM person JOIN ".length());
    }

    @Test
    void a_table_must_have_a_plain_name_and_a_file() {
        assertThatThrownBy(() -> new NamedTable("a b", List.of(dir))).hasMessageContaining("a b");
        assertThatThrownBy(() -> new NamedTable("a", List.of())).hasMessageContaining("without files");
    }

    protected final Collected run(String sql) {
        Collected collected = new Collected();
        try (EngineQuery query = session.prepare(sql, LIMITS)) {
            query.run(collected);
        }
        return collected;
    }

    protected final EngineRefusal refusal(String sql) {
        EngineRefusal refusal = catchThrowableOfType(EngineRefusal.class, () -> run(sql));
        assertThat(refusal).as(sql).isNotNull();
        return refusal;
    }
}
