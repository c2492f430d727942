package eu.arete.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path temporary;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        out.reset();
        err.reset();
        return Main.run(List.of(args), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    @Test
    void the_log_benchmark_ends_with_its_ratio_and_leaves_a_log() {
        String log = temporary.resolve("log").toString();
        for (int again = 0; again < 2; again++) {
            assertThat(run("bench", "log", "--entries", "700", "--batch", "300", "--runs", "2", "--dir", log))
                    .isZero();
            List<String> lines = out.toString(UTF_8).lines().toList();
            assertThat(lines.get(lines.size() - 1))
                    .matches("RESULT name=log ratio=[0-9]+\\.[0-9]{2} baseline=append-fsync runs=2");
            assertThat(temporary.resolve("log/vkey")).exists();
            assertThat(temporary.resolve("log/tile/entries/002.p/188")).exists();
        }
    }

    @Test
    void a_directory_of_something_else_is_left_alone() throws Exception {
        Path file = Files.writeString(temporary.resolve("mine"), "precious");
        assertThat(run("log", "--entries", "5", "--dir", temporary.toString())).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("choose another --dir");
        assertThat(file).hasContent("precious");
    }

    @Test
    void wrong_usage_is_told() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("nothing")).isEqualTo(2);
        assertThat(run("log", "--entries", "none")).isEqualTo(2);
        assertThat(run("log", "--entries")).isEqualTo(2);
        assertThat(run("log", "--colour", "red")).isEqualTo(2);
        assertThat(run("--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("bench log", "Example");
    }

    @Test
    void a_host_result_is_checked_and_a_broken_one_says_what_is_wrong() throws Exception {
        Path file = Files.writeString(temporary.resolve("result.json"), RESULT);
        assertThat(run("hosting", "--check", file.toString())).isZero();
        // 0.36 an hour × 2 s for 100,000 rows.
        assertThat(out.toString(UTF_8)).contains("Example SA, M-2 (FR)", "0.002000 EUR for 1000000", "object-store");
        Files.writeString(file, RESULT.replace("\"cores\": 2", "\"cores\": 0"));
        assertThat(run("hosting", "--check", file.toString())).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("machine.cores");
        Files.writeString(file, RESULT.replace("\"place\"", "\"hostname\""));
        assertThat(run("hosting", "--check", file.toString())).isEqualTo(1);
        assertThat(run("hosting", "--out", temporary.toString())).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("result.json exists");
        assertThat(run("hosting", "--help")).isZero();
    }

    @Test
    void prices_are_read_line_by_line_and_a_wrong_one_is_named() throws Exception {
        Path file = temporary.resolve("prices.csv");
        Files.writeString(
                file,
                "item,unit,unit_price,quantity,source,date\n\"Machine, \"\"small\"\"\",hour,0.05,2,https://example.org,2026-01-05\n");
        assertThat(PricesFile.read(file)).singleElement().satisfies(line -> {
            assertThat(line.item()).isEqualTo("Machine, \"small\"");
            assertThat(line.perHour()).isEqualTo(0.1);
        });
        Files.writeString(file, "item,unit,unit_price,quantity,source,date\n\nx,hour,cheap,1,y,2026-01-05\n");
        assertThat(run(
                        "hosting",
                        "--out",
                        temporary.resolve("new").toString(),
                        "--provider",
                        "p",
                        "--service",
                        "s",
                        "--place",
                        "FR",
                        "--by",
                        "me",
                        "--prices",
                        file.toString()))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("line 3: a price and a quantity are numbers");
    }

    private static final String RESULT = """
            {"format": "arete-bench-result/1", "madeAt": "2026-01-10T08:00:00Z", "submittedBy": "A test",
             "host": {"provider": "Example SA", "service": "M-2", "place": "FR", "note": ""},
             "workload": {"version": 1, "seed": 1, "rows": 100000, "persons": 200, "megabytes": 64, "runs": 3},
             "machine": {"cpu": "X", "cores": 2, "memoryBytes": 8000000000, "kernel": "Linux 6", "architecture": "amd64",
               "disk": "ext4", "java": "17", "hub": "0.1", "postgresql": "18", "duckdb": "1"},
             "measures": [{"name": "intake", "work": 100000, "seconds": [2.0, 1.9, 2.1], "absent": null},
               {"name": "object-store", "work": 0, "seconds": [], "absent": "not there"}],
             "prices": {"currency": "EUR", "lines": [{"item": "machine", "quantity": 1, "unit": "hour", "unitPrice": 0.36,
               "source": "https://example.org", "date": "2026-01-05"}]}}
            """;
}
