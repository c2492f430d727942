package eu.arete.hub.cli;

import eu.arete.hub.Hub;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./arete serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Starts the hub and leaves it up.",
        footer = {
            "",
            "Examples:",
            "  arete serve",
            "  arete serve --home /var/lib/arete --port 8443",
            "",
            "Any setting of application.properties can be given as an environment variable (ARETE_DATABASE_URL=...)."
        })
public final class Serve implements Callable<Integer> {
    @Option(names = "--home", paramLabel = "DIR", description = "where the hub keeps everything (default: .arete)")
    private Path home = Path.of(".arete");

    @Option(names = "--port", paramLabel = "P", description = "default: 8080")
    private int port = 8080;

    @Override
    public Integer call() throws InterruptedException {
        ConfigurableApplicationContext hub = start(home, port);
        System.out.println("The hub is up at http://127.0.0.1:" + port + " (Ctrl-C stops it)");
        synchronized (hub) {
            while (hub.isActive()) {
                hub.wait(1000);
            }
        }
        return 0;
    }

    /** Starts a hub with its HOME there, on that port of this machine. */
    public static ConfigurableApplicationContext start(Path home, int port, String... settings) {
        String[] all = new String[settings.length + 3];
        all[0] = "--arete.home=" + home.toAbsolutePath().normalize();
        all[1] = "--server.port=" + port;
        all[2] = "--spring.main.log-startup-info=false";
        System.arraycopy(settings, 0, all, 3, settings.length);
        try {
            return SpringApplication.run(Hub.class, all);
        } catch (PortInUseException e) {
            throw new Told("port " + port + " is taken: choose another with --port", e);
        }
    }
}
