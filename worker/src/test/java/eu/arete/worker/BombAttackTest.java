package eu.arete.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.arete.lake.engine.Collected;
import eu.arete.lake.engine.EngineQuery;
import eu.arete.lake.engine.EngineRefusal;
import eu.arete.lake.engine.EngineRefusal.Reason;
import eu.arete.lake.engine.Limits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Statements that want more time or memory than there is. The machine, the hub and the next query must not notice. */
@Tag("attack")
class BombAttackTest {

    private static final Limits LIMITS = new Limits(Duration.ofSeconds(2), 100);

    @TempDir
    static Path dir;

    private static Workshop workshop;
    private static WorkerSession session;

    @BeforeAll
    static void open() throws Exception {
        workshop = Workshop.in(dir);
        session = workshop.open();
    }

    @AfterAll
    static void close() {
        session.close();
    }

    @TestFactory
    Stream<DynamicTest> a_bomb_harms_only_itself() throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(BombAttackTest.class.getResourceAsStream("bombs.sql"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("--")).toList().stream()
                    .map(sql -> DynamicTest.dynamicTest(sql, () -> explode(sql)));
        }
    }

    private static void explode(String sql) {
        if (!session.isAlive()) {
            session.close();
            session = workshop.open();
        }
        long start = System.nanoTime();
        EngineRefusal refusal = catchThrowableOfType(EngineRefusal.class, () -> run(sql));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        assertThat(refusal).as("must be refused").isNotNull();
        assertThat(refusal.reason())
                .as(refusal.getMessage())
                .isIn(Reason.TIME, Reason.MEMORY, Reason.WRONG, Reason.TOO_LONG);
    }

    private static void run(String sql) {
        try (EngineQuery query = session.prepare(sql, LIMITS)) {
            query.run(new Collected());
        }
    }
}
