package eu.arete.hub.cli.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.hub.cli.Told;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.ProofReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** Runs without a network, and what is seen of them. Needs unshare(1) and user namespaces, as {@code NoNetworkTest}. */
class CutOffTest {
    @TempDir
    private Path directory;

    private final List<String> said = new ArrayList<>();

    @Test
    @Tag("e2e")
    void the_whole_story_is_walked_with_every_line_cut() throws Exception {
        Path out = directory.resolve("disconnect.json");
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        DrillDisconnect drill = new DrillDisconnect();
        drill.walk.environment = Map.of(
                "ARETE_DATABASE_BINARIES",
                Path.of(System.getProperty("java.io.tmpdir"), "arete-test-pg-programs")
                        .toString());
        CommandLine line = new CommandLine(drill);
        drill.walk.report.terminal = new PrintStream(told, true, StandardCharsets.UTF_8);
        int exit = line.execute("--persons", "200", "--seed", "11", "--out", out.toString());
        String words = told.toString(StandardCharsets.UTF_8);
        assertThat(exit).as(words).isZero();

        ProofReport report = ProofReport.parse(Files.readString(out));
        assertThat(report.passed()).isTrue();
        assertThat(report.facts()).containsEntry("connections-outside", "0").containsEntry("persons", "200");
        assertThat(report.detail().path("secondsByStep").size()).isGreaterThan(10);
        assertThat(report.detail().path("secondsByStep").propertyNames())
                .contains("deposit", "extract", "release", "oppose", "verify");
        assertThat(report.detail().path("connections").path("thisMachine").asLong())
                .isPositive();
        assertThat(words).contains("A stranger verifies the public log", "Passed.");
    }

    @Test
    @Tag("attack")
    void a_program_that_tries_to_call_outside_gets_nowhere_and_is_told() throws Exception {
        CutOff.Seen seen = run("exec 3<>/dev/tcp/192.0.2.1/80 || exec 3<>/dev/udp/192.0.2.2/53; exit 3");
        assertThat(seen.exit()).isNotZero();
        assertThat(seen.cutOff()).isTrue();
        assertThat(seen.canaryFailed()).isTrue();
        if (seen.traced()) {
            assertThat(seen.connections().outside())
                    .containsEntry("192.0.2.1 80", 1L)
                    .containsEntry("192.0.2.2 53", 1L);
        }
    }

    @Test
    @Tag("attack")
    void a_child_of_a_child_that_outlives_its_parent_is_traced_too() throws Exception {
        CutOff.Seen seen = run("(setsid bash -c 'sleep 0.3; exec 3<>/dev/tcp/192.0.2.7/443' &) ; sleep 1; exit 0");
        if (seen.traced()) {
            assertThat(seen.connections().outside()).containsKey("192.0.2.7 443");
        }
    }

    @Test
    void a_trace_tells_what_stays_on_the_machine_from_what_does_not() throws Exception {
        Path trace = directory.resolve("trace");
        Files.writeString(trace, """
                12 connect(7, {sa_family=AF_UNIX, sun_path="/run/x"}, 110) = -1 ENOENT (No such file or directory)
                12 connect(7, {sa_family=AF_INET, sin_port=htons(5432), sin_addr=inet_addr("127.0.0.1")}, 16) = 0
                13 connect(8, {sa_family=AF_INET6, sin6_port=htons(80), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::ffff:127.0.0.1", &sin6_addr), sin6_scope_id=0}, 28) = 0
                13 connect(8, {sa_family=AF_INET6, sin6_port=htons(80), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::1", &sin6_addr), sin6_scope_id=0}, 28 <unfinished ...>
                13 <... connect resumed>)            = 0
                14 connect(9, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.53")}, 16 <unfinished ...>
                14 connect(9, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::ffff:192.0.2.9", &sin6_addr), sin6_scope_id=0}, 28) = -1 ENETUNREACH
                14 connect(9, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::ffff:192.0.2.1", &sin6_addr), sin6_scope_id=0}, 28) = -1 ENETUNREACH
                15 connect(9, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}, 12) = 0
                15 connect(9, {sa_family=AF_UNSPEC, sa_data="\\0\\0"}, 16) = 0
                """);
        Connections connections = Connections.traced(trace);
        assertThat(connections.here()).isEqualTo(3);
        assertThat(connections.files()).isEqualTo(1);
        assertThat(connections.canaries()).isEqualTo(1);
        assertThat(connections.outside()).containsOnlyKeys("192.0.2.53 53", "::ffff:192.0.2.9 443", "AF_NETLINK 0");
    }

    @Test
    void a_story_that_stops_on_its_way_is_no_proof() throws Exception {
        CutOffWalk.Walked stopped =
                new CutOffWalk.Walked(run("exit 1"), JsonMapper.shared().createObjectNode());
        ReportOptions options = new ReportOptions();
        CommandLine.populateCommand(
                options, "--out", directory.resolve("r.json").toString());
        options.terminal = new PrintStream(new ByteArrayOutputStream());
        ProofReport report = new ProofReport(
                ProofKind.DISCONNECT_DRILL, Instant.EPOCH, stopped.conditions(), Map.of(), stopped.detail());
        assertThatThrownBy(() -> options.deliver(report))
                .isInstanceOf(Told.class)
                .hasMessageContaining("whole-story");
        assertThat(ProofReport.parse(Files.readString(directory.resolve("r.json")))
                        .passed())
                .isFalse();
    }

    private CutOff.Seen run(String script) throws Exception {
        return new CutOff(directory).run(List.of("bash", "-c", script), Map.of(), Duration.ofMinutes(1), said::add);
    }
}
