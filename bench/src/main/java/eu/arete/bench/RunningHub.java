package eu.arete.bench;

import eu.arete.hub.Hub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A hub in a process of its own, as {@code ./arete serve} starts it, on a free port of the loopback address. */
final class RunningHub implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Process process;
    private final String address;

    private RunningHub(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts a hub on this HOME; returns once it answers that it is healthy. */
    static RunningHub start(Path home) throws IOException {
        int port = freePort();
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Hub.class.getName(),
                        "--arete.home=" + home,
                        "--server.port=" + port))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("hub.log").toFile()))
                .start();
        RunningHub hub = new RunningHub(process, "http://127.0.0.1:" + port);
        hub.awaitHealth(home);
        return hub;
    }

    String address() {
        return address;
    }

    private void awaitHealth(Path home) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!healthy()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IOException("The hub did not start: " + Files.readString(home.resolve("hub.log")));
            }
            pause();
        }
    }

    private boolean healthy() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/actuator/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // Not listening yet.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** Asks it to stop, as a service manager does. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("The hub did not stop within 30 seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
