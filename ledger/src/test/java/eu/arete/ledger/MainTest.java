package eu.arete.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path temporary;

    private final FileSigner signer = Logs.signer();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CountDownLatch never = new CountDownLatch(1);
    private Path log = Path.of("");
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        log = temporary.resolve("log");
        Logs.write(log, signer, 600);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/log/", exchange -> {
            Path file = log.resolve(exchange.getRequestURI().getPath().substring("/log/".length()));
            byte[] body = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/endless/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(new byte[8_192]);
                }
            } catch (IOException readerLeft) {
                exchange.close();
            }
        });
        server.createContext("/silent/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        never.countDown();
        server.stop(0);
    }

    private int run(String... args) {
        out.reset();
        err.reset();
        return Main.run(List.of(args), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    private String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    @Test
    void a_log_verifies_in_its_directory_and_over_http() {
        assertThat(run("log", "verify", log.toString())).isZero();
        assertThat(out.toString(UTF_8))
                .contains("Entries    600")
                .contains("compare it with one")
                .endsWith("VERIFIED\n");
        assertThat(run(
                        "log",
                        "verify",
                        url("/log"),
                        "--vkey",
                        signer.verifierKey().text()))
                .isZero();
        assertThat(out.toString(UTF_8)).endsWith("VERIFIED\n");
    }

    @Test
    void an_earlier_visit_is_compared_with() throws Exception {
        String seen = temporary.resolve("seen").toString();
        assertThat(run("log", "verify", log.toString(), "--save", seen)).isZero();
        try (Ledger ledger = Ledger.open(log, signer)) {
            ledger.append(Logs.entries(600, 900));
        }
        assertThat(run("log", "verify", url("/log/"), "--old", seen)).isZero();
        assertThat(out.toString(UTF_8)).contains("Continues  " + seen);
        Path other = temporary.resolve("other");
        try (Ledger ledger = Ledger.open(other, signer)) {
            ledger.append(Logs.entries(1, 950));
        }
        assertThat(run("log", "verify", other.toString(), "--old", seen)).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains(seen).contains("was rewritten");
    }

    @Test
    void a_damaged_log_is_not_verified_and_the_tile_is_named() throws Exception {
        Files.write(log.resolve("tile/0/001"), new byte[8_192]);
        assertThat(run("log", "verify", url("/log"))).isEqualTo(1);
        assertThat(err.toString(UTF_8)).startsWith("NOT VERIFIED: tile/0/001: ");
    }

    @Test
    void a_receipt_is_made_and_checked_without_the_log() throws Exception {
        String file = temporary.resolve("42.tlog-proof").toString();
        assertThat(run("log", "prove", url("/log"), "--index", "42", "--out", file))
                .isZero();
        String key = signer.verifierKey().text();
        assertThat(run("log", "check-receipt", file, "--vkey", key)).isZero();
        assertThat(out.toString(UTF_8)).contains("entry 42").endsWith("VERIFIED\n");
        assertThat(run(
                        "log",
                        "check-receipt",
                        file,
                        "--vkey",
                        Logs.signer().verifierKey().text()))
                .isEqualTo(1);
        Path otherEntry = Files.writeString(temporary.resolve("entry"), "entry 43");
        assertThat(run("log", "check-receipt", file, "--vkey", key, "--entry", otherEntry.toString()))
                .isEqualTo(1);
    }

    @Test
    void wrong_usage_is_told_apart_from_a_bad_log() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("log", "verify")).isEqualTo(2);
        assertThat(run("log", "verify", "a", "b")).isEqualTo(2);
        assertThat(run("log", "verify", log.toString(), "--nonsense", "x")).isEqualTo(2);
        assertThat(run("log", "verify", log.toString(), "--vkey", "no-key")).isEqualTo(2);
        assertThat(run("log", "prove", log.toString(), "--index", "-1")).isEqualTo(2);
        assertThat(run("log", "verify", "http:///log")).isEqualTo(2);
        assertThat(run("log", "verify", "http://not an address")).isEqualTo(2);
        assertThat(run("log", "--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("Examples");
        assertThat(run("log", "verify", temporary.resolve("nothing").toString()))
                .isEqualTo(1);
        assertThat(run("log", "verify", "http://localhost:1/log")).isEqualTo(1);
    }

    @Test
    void an_endless_answer_is_cut_off() {
        assertThat(run("log", "verify", url("/endless"))).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("more than 1024 bytes");
    }

    @Test
    void a_server_that_falls_silent_costs_one_timeout() {
        HttpSource source = new HttpSource(URI.create(url("/silent")), Duration.ofMillis(300));
        Assertions.assertThatThrownBy(() -> source.read("checkpoint", 100))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("did not answer");
    }
}
