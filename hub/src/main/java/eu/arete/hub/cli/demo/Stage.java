package eu.arete.hub.cli.demo;

import eu.arete.hub.cli.HubClient;
import eu.arete.hub.cli.Serve;
import eu.arete.hub.cli.Told;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** A hub in this process and an identity desk in another, each with a home of its own. */
final class Stage implements AutoCloseable {
    private final ConfigurableApplicationContext hub;
    private final String url;
    private final int deskPort;
    private final DeskProcess desk;
    private final Cast cast;
    private @Nullable Process deskServer;

    private Stage(ConfigurableApplicationContext hub, String url, int deskPort, DeskProcess desk, Cast cast) {
        this.hub = hub;
        this.url = url;
        this.deskPort = deskPort;
        this.desk = desk;
        this.cast = cast;
    }

    static Stage raise(Path directory, int port, Notebook notebook, PrintStream out, String... settings)
            throws IOException {
        int hubPort = free(port);
        if (hubPort != port) {
            out.println("Port " + port + " is taken: the hub is at " + hubPort);
        }
        out.println("Starting the hub (its records and its files are in " + directory + ")");
        Path home = directory.resolve("hub");
        int deskPort = free(hubPort + 1);
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("--logging.level.eu.arete=warn");
        all.add("--arete.citizens.desk=http://127.0.0.1:" + deskPort + "/");
        ConfigurableApplicationContext hub = Serve.start(home, hubPort, all.toArray(String[]::new));
        String url = "http://127.0.0.1:" + hubPort;
        DeskProcess desk = new DeskProcess(directory.resolve("desk"), directory.resolve("desk.log"));
        Cast cast = new Cast(
                new HubClient(url),
                notebook,
                home.resolve("keys").resolve("first-administrator"),
                new SecureRandom(),
                Clock.systemUTC());
        return new Stage(hub, url, deskPort, desk, cast);
    }

    String url() {
        return url;
    }

    /** Starts the desk and waits until it answers. */
    void openDesk() throws IOException, InterruptedException {
        Process process = desk.serve(List.of("desk", "--hub", url, "--port", Integer.toString(deskPort)));
        deskServer = process;
        HubClient visitor = new HubClient(deskUrl());
        for (int attempt = 0; attempt < 200; attempt++) {
            if (!process.isAlive()) {
                throw new Told("The identity desk does not start: see " + desk.log());
            }
            try {
                visitor.get("/health");
                return;
            } catch (Told notYet) {
                Thread.sleep(100);
            }
        }
        throw new Told("The identity desk does not answer at " + deskUrl());
    }

    String deskUrl() {
        return "http://127.0.0.1:" + deskPort;
    }

    DeskProcess desk() {
        return desk;
    }

    Cast cast() {
        return cast;
    }

    /** Waits until the hub is stopped. */
    void await() throws InterruptedException {
        while (hub.isActive()) {
            Thread.sleep(500);
        }
    }

    @Override
    public void close() {
        Process process = deskServer;
        if (process != null) {
            process.destroy();
        }
        hub.close();
    }

    /** The port itself when nobody listens on it, else any other. */
    private static int free(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }
    }
}
