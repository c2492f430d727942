package eu.arete.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void help_shows_examples() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Examples:");
    }

    @Test
    void wrong_usage_is_told_and_ends_with_2() {
        assertThat(run("--people", "3")).isEqualTo(2);
        assertThat(run("--persons")).isEqualTo(2);
        assertThat(run("--persons", "many")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("unknown option --people", "--persons needs a value", "--persons many is not a number");
    }

    @Test
    void a_small_dataset_is_made_and_summed_up() {
        assertThat(run(
                        "--persons",
                        "20",
                        "--seed",
                        "3",
                        "--out",
                        directory.resolve("a b").toString()))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("rows in", "20 persons", "a b");
        assertThat(directory.resolve("a b/truth.json")).exists();
    }

    private int run(String... arguments) {
        return Main.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
