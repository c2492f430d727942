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
}
