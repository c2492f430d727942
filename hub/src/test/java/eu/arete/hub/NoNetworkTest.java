package eu.arete.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 8 of the house: no call leaves the machine. A hub with no network at all starts and answers as any other. */
class NoNetworkTest {
    @Test
    void the_hub_starts_and_answers_with_no_network_at_all(@TempDir Path directory)
            throws IOException, InterruptedException {
        Path said = directory.resolve("said");
        List<String> command = new ArrayList<>(List.of("unshare", "--map-root-user", "--net", "--", "sh", "-c"));
        // A new network namespace has its loopback down; perl is in every Debian, ip is not.
        command.add("(ip link set lo up 2>/dev/null || perl -MSocket -e 'socket(S, PF_INET, SOCK_DGRAM, 0);"
                + " ioctl(S, 0x8914, pack(\"a16 s x22\", \"lo\", 0x49)) or die') && exec \"$0\" \"$@\"");
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add("eu.arete.hub.Offline");
        command.add(directory.resolve("home").toString());
        command.add(TestDatabase.PROGRAMS.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = process.waitFor(180, TimeUnit.SECONDS);
        process.destroyForcibly();
        String told = java.nio.file.Files.readString(said);
        assertThat(told)
                .as("This test needs unshare(1) and user namespaces; where they are forbidden, it cannot pass")
                .contains("interfaces other than lo: 0", "there is no network");
        assertThat(ended).as(told).isTrue();
        assertThat(told)
                .contains(
                        "/ answers",
                        "/register answers",
                        "/log answers",
                        "/log/checkpoint answers",
                        "/site/arete.css answers",
                        "/actuator/health answers",
                        "closed home");
    }
}
