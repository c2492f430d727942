package eu.arete.hub;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL of our own under HOME, so that one command starts a hub.
 *
 * <p>The packaging we build on is made for tests: durability off, no password. Here both are put back: fsync and
 * synchronous commit on, SCRAM from the first start with a random password kept in HOME, bound to the loopback
 * address. The port is kept in HOME too: after a hard kill of the hub the server survives, and is found and reused.
 */
public final class EmbeddedPostgresServer {
    private static final String USER = "postgres";

    private final Path directory;
    private final Path programs;
    private final SecureRandom random;

    public EmbeddedPostgresServer(Path directory, Path programs, SecureRandom random) {
        this.directory = directory;
        this.programs = programs;
        this.random = random;
    }

    Database start() {
        try {
            String password = password();
            int port = port();
            if (!answers(port, password)) {
                if (!free(port)) {
                    port = choosePort();
                }
                return new Database(url(port), USER, password, closing(launch(port, password)));
            }
            return new Database(url(port), USER, password, this::stopSurvivor);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot start PostgreSQL in " + directory + ": see its log there, or name a server with"
                            + " arete.database.url",
                    e);
        }
    }

    /** Ends what a killed process left of a server whose data are to be thrown away, started or half started. */
    public void abandon() {
        try {
            Path pidFile = directory.resolve("data/postmaster.pid");
            if (Files.exists(pidFile)) {
                List<String> lines = Files.readAllLines(pidFile);
                // A server that is only being initialised has no number yet, or a negative one.
                long pid = lines.isEmpty() || lines.get(0).isBlank()
                        ? 0
                        : Math.abs(Long.parseLong(lines.get(0).trim()));
                ProcessHandle.of(pid)
                        .filter(server -> server.info().command().orElse("").endsWith("/postgres"))
                        .ifPresent(server -> {
                            server.destroyForcibly();
                            server.onExit().orTimeout(10, TimeUnit.SECONDS).join();
                        });
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot stop PostgreSQL in " + directory, e);
        }
    }

    /** Starts a server for a whole test run; the caller makes a database in it for each application context. */
    public String startForTests() {
        Database database = start();
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        return database.url() + "?user=" + USER + "&password=" + database.password();
    }

    private EmbeddedPostgres launch(int port, String password) throws IOException {
        Path log = directory.resolve("postgres.log");
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(programs.toFile())
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                // Later options win over the packaging's "-A trust".
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile().toString())
                .setConnectConfig("password", password)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("max_connections", "100")
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private Runnable closing(EmbeddedPostgres server) {
        return () -> {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot stop PostgreSQL in " + directory, e);
            }
        };
    }

    /** The postmaster of an earlier, killed hub: asked to end by its own protocol, SIGINT's gentler kin SIGTERM. */
    private void stopSurvivor() {
        try {
            Path pidFile = directory.resolve("data/postmaster.pid");
            if (Files.exists(pidFile)) {
                long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
                ProcessHandle.of(pid).ifPresent(server -> {
                    server.destroy();
                    server.onExit().orTimeout(10, TimeUnit.SECONDS).join();
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot stop PostgreSQL in " + directory, e);
        }
    }

    private boolean answers(int port, String password) {
        try (Connection connection =
                        DriverManager.getConnection(url(port) + "?connectTimeout=2&loginTimeout=2", USER, password);
                Statement statement = connection.createStatement();
                ResultSet place = statement.executeQuery("show data_directory")) {
            return place.next()
                    && Path.of(place.getString(1))
                            .toRealPath()
                            .equals(directory.resolve("data").toRealPath());
        } catch (SQLException | IOException e) {
            return false;
        }
    }

    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private Path passwordFile() {
        return directory.resolve("password");
    }

    private String password() throws IOException {
        if (!Files.exists(passwordFile())) {
            byte[] secret = new byte[24];
            random.nextBytes(secret);
            Home.writeSecret(passwordFile(), HexFormat.of().formatHex(secret));
        }
        return Files.readString(passwordFile()).trim();
    }

    private int port() throws IOException {
        Path file = directory.resolve("port");
        return Files.exists(file) ? Integer.parseInt(Files.readString(file).trim()) : choosePort();
    }

    private int choosePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Home.writeSecret(directory.resolve("port"), Integer.toString(probe.getLocalPort()));
            return probe.getLocalPort();
        }
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }
}
