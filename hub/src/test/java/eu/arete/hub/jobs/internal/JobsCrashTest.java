package eu.arete.hub.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.TestDatabase;
import eu.arete.hub.jobs.JobId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The process that carries a job out is killed again and again; then one is left alone. */
@Tag("crash")
class JobsCrashTest {
    @Test
    void killed_at_any_moment_each_step_is_done_once() throws Exception {
        String database = TestDatabase.fresh();
        try (Bench bench = new Bench(database, Clock.systemUTC())) {
            JobId id = bench.submit(CountingKind.NAME, "acts");
            Random moments = new Random(20_261_122);
            for (int life = 0; life < 4; life++) {
                lifeOf(database, id, 20 + moments.nextInt(300));
                assertThat(bench.job(id).state().isOpen()).isTrue();
            }
            assertThat(lifeOf(database, id, -1)).isEqualTo("ENDED DONE");
            assertThat(bench.counted(id)).isEqualTo(CountingKind.STEPS);
            assertThat(bench.jdbc
                            .sql("select count(distinct step) from counted")
                            .query(Long.class)
                            .single())
                    .isEqualTo(CountingKind.STEPS);
        }
    }

    private static String lifeOf(String database, JobId id, int milliseconds) throws IOException, InterruptedException {
        Process runner = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MortalRunner.class.getName(),
                        database,
                        id.toString()))
                .redirectErrorStream(true)
                .start();
        String last = "";
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(runner.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = said.readLine()) != null) {
                if (line.startsWith("RUNNING") && milliseconds >= 0) {
                    Thread.sleep(milliseconds);
                    runner.toHandle().destroyForcibly();
                }
                last = line.startsWith("ENDED") ? line : last;
            }
        }
        runner.waitFor();
        return last;
    }
}
