package eu.arete.hub.story;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./arete demo} in a process of its own. */
record DemoProcess(Process process, Path log, String address) {
    static DemoProcess start(Path directory, int persons, String... more) throws IOException {
        Path log = Files.createTempFile("arete-demo", ".log");
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "eu.arete.hub.cli.Main",
                "demo",
                "--persons",
                Integer.toString(persons),
                "--home",
                directory.toString(),
                "--port",
                Integer.toString(port)));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new DemoProcess(process, log, "http://127.0.0.1:" + port);
    }

    /** Waits until it has printed these words; false when it ended well before that. */
    boolean reaches(String words) throws InterruptedException {
        while (process.isAlive()) {
            if (output().contains(words)) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(output());
        }
        return false;
    }

    /** SIGKILL to the hub; its workers must notice by themselves, its database and its desk live on. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ctrl-C. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    /** @return the exit code, or -1 when it is not over in five minutes */
    int await() throws InterruptedException {
        return process.waitFor(5, TimeUnit.MINUTES) ? process.exitValue() : -1;
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "no output: " + e.getMessage();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
