package eu.arete.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

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
            DemoProcess demo = DemoProcess.start(directory, PERSONS, "--exit");
            if (!demo.reaches(intake ? "Partners deposit" : "The hub makes the permit's extract")) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(intake ? 2500 : 800));
            demo.kill();
            kills++;
        }
        assertThat(kills).as("kills before the story was told").isEqualTo(KILLS);

        DemoProcess last = DemoProcess.start(directory, PERSONS, "--exit");
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
}
