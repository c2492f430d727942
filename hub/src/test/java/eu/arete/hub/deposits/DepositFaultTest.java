package eu.arete.hub.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.EmbeddedPostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A full disk, a locked one, keys that are away, a database that restarts, a clock that jumps: each in the midst of a deposit. Needs
 * unshare(1) and user namespaces, as {@code NoNetworkTest}: where they are forbidden, it fails.
 */
@Tag("crash")
final class DepositFaultTest {
    private static final Path PROGRAMS = Path.of(System.getProperty("java.io.tmpdir"), "arete-test-pg-programs");

    @TempDir
    private Path directory;

    @Test
    void whatever_breaks_in_mid_deposit_is_told_and_the_deposit_goes_on_by_itself() throws Exception {
        EmbeddedPostgresServer server =
                new EmbeddedPostgresServer(directory.resolve("pg"), PROGRAMS, new SecureRandom());
        Files.createDirectories(directory.resolve("pg"));
        List<String> said = new ArrayList<>();
        Process hub = start(server.startForTests());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(hub.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                said.add(line);
                if (line.equals("RESTART")) {
                    restart(directory.resolve("pg"));
                    hub.getOutputStream().write('\n');
                    hub.getOutputStream().flush();
                }
            }
        } finally {
            hub.destroyForcibly();
            server.abandon();
        }
        assertThat(said)
                .as("This test needs unshare(1) and user namespaces; where they are forbidden, it cannot pass")
                .contains(
                        "full disk: QUEUED no-room",
                        "full disk: then ACCEPTED 40000",
                        "locked disk: QUEUED read-only",
                        "locked disk: then ACCEPTED 40000",
                        "keys away: QUEUED keys-away",
                        "keys away: sending is refused with deposits.keys-away",
                        "keys away: then ACCEPTED 40000",
                        "full inbox: sending is refused with deposits.no-room",
                        "full inbox: then ACCEPTED 40000",
                        "database restarted: then ACCEPTED 40000",
                        "clock jumps: QUEUED keys-away",
                        "clock back: then ACCEPTED 40000",
                        "clock forth: then ACCEPTED 40000",
                        "clock back again: then ACCEPTED 40000",
                        "ROWS 320000 of 320000",
                        "INBOX 0");
    }

    /** As after a power cut: the server is killed, and recovers when it starts. */
    private static void restart(Path server) throws IOException, InterruptedException {
        Path control;
        try (Stream<Path> found = Files.walk(PROGRAMS, 3)) {
            control = found.filter(file -> file.endsWith("bin/pg_ctl"))
                    .findFirst()
                    .orElseThrow();
        }
        int exit = new ProcessBuilder(List.of(
                        "unshare",
                        "--user",
                        control.toString(),
                        "--pgdata=" + server.resolve("data"),
                        "--log=" + server.resolve("restarted.log"),
                        "--mode=immediate",
                        "--wait",
                        "restart"))
                .redirectErrorStream(true)
                .redirectOutput(server.resolve("restart.log").toFile())
                .start()
                .waitFor();
        assertThat(exit).as(() -> server + " restarted").isZero();
    }

    /** Its lake and its inbox are memories of its own, which it may shrink, lock and give back. */
    private Process start(String database) throws IOException {
        Path home = Files.createDirectories(directory.resolve("home"));
        Files.createDirectories(home.resolve("lake"));
        Files.createDirectories(home.resolve("inbox"));
        List<String> command = new ArrayList<>(List.of("unshare", "--map-root-user", "--mount", "--", "sh", "-c"));
        command.add("mount -t tmpfs -o size=512m,mode=700 lake \"$HOME_OF_HUB/lake\""
                + " && mount -t tmpfs -o size=512m,mode=700 inbox \"$HOME_OF_HUB/inbox\" && exec \"$0\" \"$@\"");
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(List.of(FaultyHub.class.getName(), home.toString(), database));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME_OF_HUB", home.toString());
        return builder.start();
    }
}
