package eu.arete.lake.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.arete.lake.engine.Collected;
import eu.arete.lake.engine.EngineQuery;
import eu.arete.lake.engine.EngineRefusal;
import eu.arete.lake.engine.EngineRefusal.Fault;
import eu.arete.lake.engine.EngineResources;
import eu.arete.lake.engine.EngineSession;
import eu.arete.lake.engine.Limits;
import eu.arete.lake.engine.NamedTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who may query a table tries to get out of it, by each statement of {@code escapes.sql}. */
@Tag("attack")
class EscapeAttackTest {

    private static final Limits LIMITS = new Limits(Duration.ofSeconds(5), 100);

    @TempDir
    static Path dir;

    private static Path mine;
    private static Path secret;
    private static EngineSession session;
    private static byte[] before;

    @BeforeAll
    static void open() throws Exception {
        mine = dir.resolve("project/person.parquet");
        secret = dir.resolve("other/secret.csv");
        Files.createDirectories(mine.getParent());
        Files.createDirectories(secret.getParent());
        Files.writeString(secret, "id\nSECRET\n");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT i AS id, 'x' || i AS name FROM range(1000) t(i)) TO '" + mine + "'");
        }
        before = Files.readAllBytes(mine);
        session = new EmbeddedEngine()
                .open(List.of(new NamedTable("person", List.of(mine))), new EngineResources(128L << 20, 2));
    }

    @AfterAll
    static void close() {
        session.close();
    }

    /** One a line or, for those that need several lines, between lines of {@code ----}. */
    private static List<String> statements() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                EscapeAttackTest.class.getResourceAsStream("escapes.sql"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("--"))
                    .map(line -> line.replace("{mine}", mine.toString())
                            .replace("{dir}", dir.toString())
                            .replace("{secret}", secret.toString()))
                    .collect(Collectors.toList());
        }
    }

    @TestFactory
    Stream<DynamicTest> no_statement_gets_out() throws IOException {
        return statements().stream()
                .map(sql -> DynamicTest.dynamicTest(sql, () -> {
                    EngineRefusal refusal = catchThrowableOfType(EngineRefusal.class, () -> run(session, sql));
                    assertThat(refusal).as("must be refused").isNotNull();
                    assertThat(refusal.reason().fault())
                            .as(refusal.getMessage())
                            .isNotEqualTo(Fault.OURS);
                    assertThat(refusal.getMessage()).doesNotContain("SECRET");
                    assertThat(Files.readAllBytes(mine)).isEqualTo(before);
                    try (Stream<Path> files = Files.walk(dir)) {
                        assertThat(files.filter(Files::isRegularFile)).containsExactlyInAnyOrder(mine, secret);
                    }
                    assertThat(run(session, "SELECT count(*) FROM person").rows.get(0))
                            .containsExactly(1000L);
                }));
    }

    /** The second wall alone: what the engine would do if the guard had let these through. */
    @Test
    void without_the_guard_the_engine_itself_still_reads_no_file_but_its_own() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement open = connection.createStatement()) {
            EmbeddedEngine.lock(open, List.of(new NamedTable("person", List.of(mine))));
            for (String sql : List.of(
                    "SELECT * FROM read_text('" + secret + "')",
                    "SELECT * FROM read_csv('" + secret + "')",
                    "FROM '" + secret + "'",
                    "SELECT * FROM glob('" + dir + "/*/*')",
                    "SELECT * FROM read_blob('/proc/self/environ')",
                    "ATTACH '" + dir + "/x.db'",
                    "COPY (SELECT 1) TO '" + dir + "/x.csv'",
                    "COPY (SELECT 1) TO '" + dir + "/project/x.csv'",
                    "INSTALL httpfs",
                    "LOAD '/tmp/x.duckdb_extension'",
                    "SET enable_external_access = true",
                    "SET allowed_paths = ['/']",
                    "RESET lock_configuration",
                    "SET memory_limit = '100GB'",
                    "SET temp_directory = '" + dir + "'",
                    "CREATE PERSISTENT SECRET s (TYPE s3)",
                    "EXPORT DATABASE '" + dir + "/x'",
                    "SELECT * FROM read_csv('http://127.0.0.1:1/')")) {
                try (Statement statement = connection.createStatement()) {
                    assertThatThrownBy(() -> {
                                statement.execute(sql);
                                while (statement.getResultSet().next()) {
                                    assertThat(statement.getResultSet().getString(1))
                                            .isNotNull();
                                }
                            })
                            .as(sql)
                            .isInstanceOf(Exception.class);
                }
            }
        }
        try (Stream<Path> files = Files.walk(dir)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactlyInAnyOrder(mine, secret);
        }
    }

    private static Collected run(EngineSession session, String sql) {
        Collected collected = new Collected();
        try (EngineQuery query = session.prepare(sql, LIMITS)) {
            query.run(collected);
        }
        return collected;
    }
}
