package eu.arete.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suppose that somebody runs code of their own inside the worker: what is within their reach? */
@Tag("attack")
class BreakOutAttackTest {

    @TempDir
    Path dir;

    private Workshop workshop;

    @BeforeEach
    void setUp() throws Exception {
        workshop = Workshop.in(dir);
    }

    @Test
    void the_processes_of_a_worker_have_no_environment_no_capability_no_network_of_the_machine() throws Exception {
        try (WorkerSession session = workshop.open()) {
            List<ProcessHandle> processes =
                    ProcessHandle.of(session.pid()).orElseThrow().descendants().collect(Collectors.toList());
            assertThat(processes).isNotEmpty();
            String ours = Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString();
            for (ProcessHandle process : processes) {
                Path proc = Path.of("/proc", Long.toString(process.pid()));
                assertThat(Files.readAllBytes(proc.resolve("environ"))).isEmpty();
                assertThat(Files.readSymbolicLink(proc.resolve("ns/net")).toString())
                        .isNotEqualTo(ours);
                assertThat(Files.readString(proc.resolve("status")))
                        .contains("NoNewPrivs:\t1")
                        .contains("CapEff:\t0000000000000000")
                        .contains("CapBnd:\t0000000000000000");
            }
        }
    }

    @Test
    void code_inside_reaches_no_socket_no_hub_file_no_other_process() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path tmp = Files.createDirectories(dir.resolve("tmp"));
            WorkerSettings settings = workshop.settings();
            List<String> program = List.of(
                    settings.java().toString(),
                    "-Xmx64m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    settings.classPath(),
                    Intruder.class.getName(),
                    Integer.toString(server.getLocalPort()),
                    workshop.home().toString(),
                    Long.toString(ProcessHandle.current().pid()));
            Process process = new ProcessBuilder(
                            new Sandbox(settings.hidden()).command(tmp, List.of(), 700L << 20, program))
                    .redirectErrorStream(true)
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                            .lines())
                    .containsExactly(
                            "connect refused",
                            "no name",
                            "home empty",
                            "home closed",
                            "environment 0",
                            "processes 1",
                            "unmount refused");
        }
    }

    @Test
    void a_worker_whose_hub_dies_dies_with_it() throws Exception {
        WorkerSettings settings = workshop.settings();
        Process hub = new ProcessBuilder(
                        settings.java().toString(),
                        "-cp",
                        settings.classPath(),
                        DyingHub.class.getName(),
                        dir.resolve("hub").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = hub.inputReader().readLine();
        List<ProcessHandle> workers = Stream.concat(
                        ProcessHandle.of(Long.parseLong(line)).stream(),
                        ProcessHandle.of(Long.parseLong(line)).stream().flatMap(ProcessHandle::descendants))
                .collect(Collectors.toList());
        assertThat(workers).hasSizeGreaterThan(1);
        hub.destroyForcibly().waitFor();
        for (ProcessHandle worker : workers) {
            worker.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void where_a_process_cannot_be_isolated_none_starts_and_the_refusal_says_what_to_do() {
        assertThat(new IsolationUnavailable().getMessage())
                .contains("user namespaces")
                .contains("arete.worker.isolation=relaxed");
    }
}
