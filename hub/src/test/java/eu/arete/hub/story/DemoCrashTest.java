package eu.arete.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A hub killed with {@code kill -9} at ten random moments of its intake and its extraction, and started again each time
 * on what the last one left. At the end every number agrees with the truth and with the log: no row lost, none doubled.
 */
@Tag("crash")
class DemoCrashTest {
    private static final int KILLS = 10;
    private static final int PERSONS = 200;

    @TempDir
    private Path directory;

    @Test
    void ten_kills_in_intake_and_extraction_lose_no_row_and_double_none() throws Exception {
        long seed = Long.getLong("arete.test.seed", System.nanoTime());
        System.out.println("DemoCrashTest seed " + seed + " (repeat with -Darete.test.seed=" + seed + ")");
        Random random = new Random(seed);
        int kills = 0;
        while (kills < KILLS) {
            // Half of the kills while deposits are taken in, half while the extract is made.
            boolean intake = kills < KILLS / 2;
            DemoProcess demo = DemoProcess.start(directory, PERSONS);
            if (!demo.reaches(intake ? "Partners deposit" : "The hub makes the permit's extract")) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(intake ? 2500 : 1500));
            demo.kill();
            kills++;
        }
        assertThat(kills).as("kills before the story was told").isEqualTo(KILLS);

        DemoProcess last = DemoProcess.start(directory, PERSONS);
        assertThat(last.await()).as(() -> last.output()).isZero();
        JsonNode report =
                JsonMapper.builder().build().readTree(Files.readString(directory.resolve("demo-report.json")));
        JsonNode truth =
                JsonMapper.builder().build().readTree(Files.readString(directory.resolve("synthetic/truth.json")));
        for (String number : List.of("rows_deposited", "rows_accepted", "rows_rejected", "extract_persons")) {
            assertThat(report.path(number).asLong())
                    .as(number)
                    .isEqualTo(truth.path(number).asLong());
        }
    }

    /** {@code ./arete demo --exit} in a process of its own. */
    private record DemoProcess(Process process, Path log) {
        static DemoProcess start(Path directory, int persons) throws IOException {
            Path log = Files.createTempFile("arete-demo", ".log");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "--add-opens=java.base/java.nio=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "eu.arete.hub.cli.Main",
                            "demo",
                            "--persons",
                            Integer.toString(persons),
                            "--home",
                            directory.toString(),
                            "--port",
                            Integer.toString(freePort()),
                            "--exit")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new DemoProcess(process, log);
        }

        /** Waits until this step has begun; false when the story was told before that. */
        boolean reaches(String step) throws Exception {
            while (process.isAlive()) {
                if (output().contains(step)) {
                    return true;
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(process.exitValue()).as(() -> output()).isZero();
            return false;
        }

        /** SIGKILL to the hub; its workers and its desk must notice by themselves, its database lives on. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        int await() throws InterruptedException {
            return process.waitFor(5, TimeUnit.MINUTES) ? process.exitValue() : -1;
        }

        String output() {
            try {
                return Files.readString(log);
            } catch (IOException e) {
                return "no output: " + e.getMessage();
            }
        }

        private static int freePort() throws IOException {
            try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            }
        }
    }
}
