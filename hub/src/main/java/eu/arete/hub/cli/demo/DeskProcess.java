package eu.arete.hub.cli.demo;

import eu.arete.hub.cli.Told;
import eu.arete.privacy.FirstStage;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * Commands of the identity desk, each in a process of its own with a home of its own: the first-stage secret never enters the
 * hub's.
 */
final class DeskProcess {
    private static final String MAIN = "eu.arete.desk.Main";

    private final Path home;
    private final Path log;

    /** @param log what the desk says goes there */
    DeskProcess(Path home, Path log) {
        this.home = home;
        this.log = log;
    }

    /** Runs a command to its end, fed with {@code input}. */
    void run(String input, List<String> words) throws IOException, InterruptedException {
        Process process = start(words);
        try (var typed = process.getOutputStream()) {
            typed.write(input.getBytes(StandardCharsets.UTF_8));
        }
        int code = process.waitFor();
        if (code != 0) {
            throw new Told("'" + words.get(0) + "' ended with " + code + ": see " + log);
        }
    }

    /** Starts a command that lasts; it ends with this process at the latest. */
    Process start(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                MAIN));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("ARETE_DESK_HOME", home.toString());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process;
    }

    /** Starts the desk's own server, after ending one that outlived a killed demo: a home has one desk. */
    Process serve(List<String> words) throws IOException {
        Path running = log.resolveSibling("desk.pid");
        if (Files.exists(running)) {
            ProcessHandle.of(Long.parseLong(Files.readString(running).strip()))
                    .filter(process -> process.info().commandLine().orElse("").contains(MAIN))
                    .ifPresent(ProcessHandle::destroy);
        }
        Process process = start(words);
        Files.writeString(running, Long.toString(process.pid()));
        return process;
    }

    Path log() {
        return log;
    }

    /** The desk, what it stands on, and nothing of the hub. */
    private static String classPath() {
        try {
            Set<String> places = new LinkedHashSet<>();
            for (Class<?> type : List.of(
                    Class.forName(MAIN),
                    FirstStage.class,
                    JsonMapper.class,
                    JsonParser.class,
                    com.fasterxml.jackson.annotation.JsonProperty.class)) {
                places.add(Path.of(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString());
            }
            return String.join(File.pathSeparator, places);
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException("The desk is not beside the hub", e);
        }
    }
}
