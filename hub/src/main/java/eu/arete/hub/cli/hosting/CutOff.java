package eu.arete.hub.cli.hosting;

import eu.arete.hub.cli.Told;
import eu.arete.hub.hosting.SocketTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs a command and all it starts in a network namespace of its own: no interface but the loopback, so no way out. Every
 * connection it tries is traced where strace is found; otherwise the namespace's socket tables are read ten times a second.
 */
final class CutOff {
    /** A new namespace has its loopback down; perl is in every Debian, ip is not. The canary address is of TEST-NET-1. */
    private static final String INSIDE = """
            { ip link set lo up 2>/dev/null || perl -MSocket -e 'socket(S, PF_INET, SOCK_DGRAM, 0);
              ioctl(S, 0x8914, pack("a16 s x22", "lo", 0x49)) or die'; } || exit 97
            cat /proc/net/dev > "$1" && cat /proc/net/route > "$2" || exit 97
            timeout 3 bash -c 'exec 3<>/dev/tcp/192.0.2.1/443' 2>/dev/null && echo connected > "$3" || echo failed > "$3"
            shift 3
            exec "$@"
            """;

    private static final int NOT_CUT_OFF = 97;

    /**
     * What was seen of a run.
     *
     * @param exit of the command
     * @param traced every connection by strace, rather than looks at the socket tables
     * @param canaryFailed the connection to 192.0.2.1 did
     */
    record Seen(
            int exit,
            Duration took,
            List<String> interfaces,
            int routes,
            boolean canaryFailed,
            boolean traced,
            Connections connections) {
        boolean cutOff() {
            return interfaces.equals(List.of("lo")) && routes == 0;
        }
    }

    private final Path directory;
    private final boolean strace;

    /** @param directory for what is written about the run */
    CutOff(Path directory) {
        this.directory = directory;
        this.strace = works(List.of("strace", "-f", "-o", "/dev/null", "true"));
    }

    /** @param said receives each line the command says */
    Seen run(List<String> command, Map<String, String> environment, Duration limit, Consumer<String> said)
            throws IOException, InterruptedException {
        if (!works(List.of("unshare", "--map-root-user", "--net", "true"))) {
            throw new Told("cannot take the network away here: this needs unshare(1) and user namespaces"
                    + " (sysctl kernel.unprivileged_userns_clone=1, or run as root)");
        }
        Path interfaces = directory.resolve("interfaces");
        Path routes = directory.resolve("routes");
        Path canary = directory.resolve("canary");
        Path trace = directory.resolve("trace");
        List<String> all = new ArrayList<>(List.of("unshare", "--map-root-user", "--net", "--", "sh", "-c", INSIDE));
        all.addAll(List.of("sh", interfaces.toString(), routes.toString(), canary.toString()));
        if (strace) {
            all.addAll(List.of("strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=connect", "-o", trace.toString()));
        }
        all.addAll(command);
        long start = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        Looks looks = new Looks(process.pid());
        Thread reading = new Thread(
                () -> process.inputReader(StandardCharsets.UTF_8).lines().forEach(said));
        reading.start();
        if (!strace) {
            looks.start();
        }
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        reading.join(10_000);
        if (process.exitValue() == NOT_CUT_OFF) {
            throw new Told("cannot make a loopback in a network namespace: neither ip nor perl did it");
        }
        return new Seen(
                process.exitValue(),
                Duration.ofNanos(System.nanoTime() - start),
                names(interfaces),
                Math.max(0, Files.readAllLines(routes).size() - 1),
                Files.readString(canary).strip().equals("failed"),
                strace,
                strace ? Connections.traced(trace) : looks.end());
    }

    private static List<String> names(Path interfaces) throws IOException {
        return Files.readAllLines(interfaces).stream()
                .filter(line -> line.contains(":"))
                .map(line -> line.substring(0, line.indexOf(':')).strip())
                .toList();
    }

    private static boolean works(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Looks at the namespace's socket tables until it is told to end. */
    private static final class Looks extends Thread {
        private final Path net;
        private final Map<String, Long> outside = new TreeMap<>();
        private long here;
        private long canaries;
        private volatile boolean over;

        Looks(long pid) {
            super("looks");
            setDaemon(true);
            net = Path.of("/proc/" + pid + "/net");
        }

        @Override
        public void run() {
            while (!over) {
                try {
                    for (SocketTable.Socket socket : SocketTable.read(net)) {
                        if (socket.hasPeer() && socket.staysHere()) {
                            here++;
                        } else if (socket.hasPeer()) {
                            meet(socket.remote().getAddress().getHostAddress() + " "
                                    + socket.remote().getPort());
                        }
                    }
                    Thread.sleep(100);
                } catch (NoSuchFileException ended) {
                    return;
                } catch (IOException e) {
                    return; // The process ended between two reads.
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        private void meet(String peer) {
            if (Connections.isCanary(peer)) {
                canaries++;
            } else {
                Connections.count(outside, peer);
            }
        }

        Connections end() throws InterruptedException {
            over = true;
            join(5_000);
            return new Connections(here, 0, canaries, outside);
        }
    }
}
