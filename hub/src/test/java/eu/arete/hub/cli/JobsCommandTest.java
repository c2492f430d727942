package eu.arete.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Long work from a terminal: what is wrong usage, what is refused. */
class JobsCommandTest {
    private static String said(PrintStream before, ByteArrayOutputStream bytes) {
        System.setErr(before);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void help_is_everywhere() {
        assertThat(Main.run("jobs", "--help")).isZero();
        assertThat(Main.run("jobs", "watch", "--help")).isZero();
        assertThat(Main.run("jobs", "list", "--help")).isZero();
        assertThat(Main.run("jobs", "cancel", "--help")).isZero();
    }

    @Test
    void wrong_usage_is_told_from_a_refusal() {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        int nothing = Main.run("jobs");
        int notAnId = Main.run("jobs", "cancel", "nonsense");
        int notSignedIn = Main.run("jobs", "list", "--hub", "http://127.0.0.1:1");
        String said = said(before, bytes);
        assertThat(nothing).isEqualTo(2);
        assertThat(notAnId).isEqualTo(2);
        assertThat(notSignedIn).isEqualTo(1);
        assertThat(said).contains("say what to do: list, watch or cancel", "sign in with --email");
    }
}
