package eu.arete.bench;

import eu.arete.hub.Home;
import eu.arete.hub.cli.move.Exporting;
import eu.arete.hub.cli.move.Importing;
import eu.arete.hub.cli.move.Phases;
import eu.arete.hub.cli.move.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** A hub that lived the demo, made heavier by sealed files of a fixed seed, exported once: what restores are timed with. */
final class ExportedHub {
    private static final byte[] MARK = "ARETE-1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int FILE = 8 << 20;

    private final Path directory;

    private ExportedHub(Path directory) {
        this.directory = directory;
    }

    static ExportedHub make(Path directory, int persons, int megabytes) throws IOException {
        LoggingSystem.get(ExportedHub.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        Path demo = directory.resolve("demo");
        live(demo, persons);
        Path lake = Files.createDirectories(demo.resolve("hub/lake/weight"));
        Random random = new Random(1);
        byte[] bytes = new byte[FILE];
        for (int file = 0; file * 8 < megabytes; file++) {
            random.nextBytes(bytes);
            System.arraycopy(MARK, 0, bytes, 0, MARK.length);
            Files.write(lake.resolve(file + ".sealed"), bytes);
        }
        ExportedHub exported = new ExportedHub(directory);
        try {
            new Exporting(
                            Place.of(new Home(demo.resolve("hub")), exported.programs()),
                            exported.archive(),
                            Optional.of(directory.resolve("keys")),
                            new SecureRandom(),
                            Clock.systemUTC(),
                            silent())
                    .run();
        } catch (SQLException e) {
            throw new IOException("Cannot export the demo's hub: " + e.getMessage(), e);
        }
        return exported;
    }

    Path archive() {
        return directory.resolve("archive");
    }

    void restore(Path home) throws IOException {
        try {
            new Importing(
                            archive(),
                            Place.of(new Home(home), programs()),
                            directory.resolve("keys"),
                            new SecureRandom(),
                            silent())
                    .run();
        } catch (SQLException e) {
            throw new IOException("Cannot restore: " + e.getMessage(), e);
        }
    }

    /** Unpacked once, by the demo. */
    private String programs() {
        return directory.resolve("demo/hub/pg-programs").toString();
    }

    private static void live(Path demo, int persons) throws IOException {
        Files.createDirectories(demo);
        Path log = demo.resolve("demo.log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "eu.arete.hub.cli.Main",
                        "demo",
                        "--persons",
                        Integer.toString(persons),
                        "--home",
                        demo.toString(),
                        "--port",
                        Integer.toString(RunningHub.freePort()),
                        "--exit"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(30, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("The demo did not end well: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        }
    }

    private static Phases silent() {
        return new Phases(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }
}
