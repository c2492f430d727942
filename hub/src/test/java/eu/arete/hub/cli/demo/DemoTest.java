package eu.arete.hub.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole way on one command: a hub, a desk, three partners and a project, by the public API. */
@Tag("e2e")
class DemoTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void the_report_agrees_with_the_truth_and_a_second_run_tells_the_same_without_walking_again() throws Exception {
        assertThat(demo().call()).isZero();

        JsonNode report = json("demo-report.json");
        JsonNode truth = json("synthetic/truth.json");
        for (String number : new String[] {
            "persons", "rows_deposited", "rows_accepted", "rows_rejected", "opposed_persons", "extract_persons"
        }) {
            assertThat(report.path(number).asLong())
                    .as(number)
                    .isEqualTo(truth.path(number).asLong());
        }
        assertThat(report.path("rows_deposited").asLong()).isGreaterThan(10_000);
        assertThat(report.path("extract_persons").asLong()).isPositive();
        assertThat(report.path("query_result").size())
                .isEqualTo(truth.path("queries").size());
        assertThat(report.path("release_sha256").asString()).matches("[0-9a-f]{64}");
        assertThat(report.path("log_size").asLong()).isGreaterThan(10);
        assertThat(report.path("checkpoint").asString())
                .contains(report.path("log_size").asString());
        assertThat(report.path("log_vkey").asString()).contains("+");
        assertThat(report.path("seconds").size()).isGreaterThan(10);
        assertThat(report.path("url").asString()).startsWith("http://127.0.0.1:");

        byte[] before = Files.readAllBytes(directory.resolve("demo-report.json"));
        told.reset();
        assertThat(demo().call()).isZero();
        assertThat(Files.readAllBytes(directory.resolve("demo-report.json"))).isEqualTo(before);
        assertThat(told.toString(StandardCharsets.UTF_8)).doesNotContain("Partners deposit");
    }

    private Demo demo() {
        Demo demo = new Demo();
        demo.persons = 300;
        demo.seed = 7;
        demo.port = 0;
        demo.home = directory;
        demo.exit = true;
        demo.out = new PrintStream(told, true, StandardCharsets.UTF_8);
        demo.settings = new String[] {
            "--arete.database.binaries=" + Path.of(System.getProperty("java.io.tmpdir"), "arete-test-pg-programs")
        };
        return demo;
    }

    private JsonNode json(String file) {
        return JsonMapper.builder().build().readTree(directory.resolve(file).toFile());
    }
}
