package eu.arete.lake.objects.s3;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An S3 server of the world outside (S3Proxy, Apache-2.0, from Maven Central), in a process and on a class path of its own. It checks
 * signatures as Amazon does and keeps objects as files.
 */
public final class S3Server implements AutoCloseable {

    private static final Path JAR = Path.of("target/s3-server/s3proxy.jar");
    private static final String ACCESS_KEY = "arete-tests";
    private static final String SECRET = "not/a+secret=of-anybody";

    private final Path directory;
    private final Process process;
    private final int port;

    private S3Server(Path directory, Process process, int port) {
        this.directory = directory;
        this.process = process;
        this.port = port;
    }

    /** @param directory where it keeps what it is given; its own */
    public static S3Server start(Path directory) throws IOException, InterruptedException {
        return start(directory, freePort());
    }

    static S3Server start(Path directory, int port) throws IOException, InterruptedException {
        if (!Files.exists(JAR)) {
            throw new IOException("No S3 server to test with: run the tests by Maven once, which fetches " + JAR);
        }
        Path objects = Files.createDirectories(directory.resolve("objects"));
        Path settings =
                Files.writeString(directory.resolve("s3proxy.conf"), """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                s3proxy.v4-max-non-chunked-request-size=134217728
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(port, ACCESS_KEY, SECRET, objects));
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-jar",
                        JAR.toAbsolutePath().toString(),
                        "--properties",
                        settings.toString()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("server.log").toFile())
                .start();
        S3Server server = new S3Server(directory, process, port);
        Runtime.getRuntime().addShutdownHook(new Thread(process.toHandle()::destroyForcibly, "s3-server"));
        server.awaitAnswer();
        return server;
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        for (int i = 0; i < 600; i++) {
            try {
                HttpURLConnection connection =
                        (HttpURLConnection) endpoint().toURL().openConnection();
                connection.getResponseCode();
                connection.disconnect();
                return;
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new IOException(
                            "The S3 server ended: " + Files.readString(directory.resolve("server.log")), e);
                }
                Thread.sleep(50);
            }
        }
        close();
        throw new IOException("The S3 server did not start: " + Files.readString(directory.resolve("server.log")));
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    /** Makes a bucket: here, a directory. */
    public String bucket(String name) throws IOException {
        Files.createDirectories(objects().resolve(name));
        return name;
    }

    /** Where the server keeps the bytes, to look at them or to damage them. */
    public Path objects() {
        return directory.resolve("objects");
    }

    /** A file of credentials as an operator writes it. */
    public Path credentials() throws IOException {
        Path file = directory.resolve("credentials");
        Files.writeString(file, ACCESS_KEY + "\n" + SECRET + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
