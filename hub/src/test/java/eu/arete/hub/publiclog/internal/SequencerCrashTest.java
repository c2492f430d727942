package eu.arete.hub.publiclog.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.hub.TestDatabase;
import eu.arete.hub.publiclog.PublishedEntry;
import eu.arete.ledger.FileSigner;
import eu.arete.ledger.Ledger;
import eu.arete.ledger.LogSource;
import eu.arete.ledger.LogVerifier;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The sequencer is killed, or finds that the database and the log do not tell the same story. */
@Tag("crash")
class SequencerCrashTest {
    private static final int ROUNDS = 10;

    @TempDir
    Path home;

    private final String url = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url));

    @BeforeEach
    void migrate() {
        Flyway.configure()
                .dataSource(new DriverManagerDataSource(url))
                .schemas("publiclog")
                .defaultSchema("publiclog")
                .locations("classpath:db/publiclog")
                .load()
                .migrate();
        jdbc.sql("create table change (id bigint generated always as identity primary key)")
                .update();
    }

    @Test
    void kill_9_at_any_moment_leaves_each_change_in_the_log_once() throws Exception {
        Random random = new Random(11);
        byte[] earlier = {};
        for (int round = 0; round < ROUNDS; round++) {
            kill(random.nextInt(400));
            try (Sequencer sequencer = rooms().sequencer()) {
                sequencer.start();
                awaitAll(sequencer);
                sequencer.stop();
                LogVerifier verifier = new LogVerifier(LogSource.at(home.resolve("log")), sequencer.verifierKey());
                var now = verifier.verify().checkpoint();
                if (earlier.length > 0) {
                    verifier.verifyContinues(earlier, now);
                }
                earlier = now.bytes();
                assertThat(now.size()).isEqualTo(changes());
            }
        }
        List<String> told = rooms().entries().before(Long.MAX_VALUE, Integer.MAX_VALUE).stream()
                .map(PublishedEntry::json)
                .toList();
        assertThat(told).doesNotHaveDuplicates().hasSize((int) changes());
    }

    @Test
    void a_log_ahead_of_the_database_does_not_start() throws Exception {
        tell(3);
        FileSigner signer = FileSigner.read(home.resolve("keys/log"));
        try (Ledger ledger = Ledger.open(home.resolve("log"), signer, home.resolve("keys/log.last-signed"))) {
            ledger.append(List.of("{}".getBytes(UTF_8)));
        }
        assertThatThrownBy(this::rooms)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ahead of the database");
    }

    @Test
    void a_log_behind_the_database_does_not_start() throws Exception {
        tell(3);
        Files.move(home.resolve("log"), home.resolve("log.lost"));
        Files.delete(home.resolve("keys/log.last-signed"));
        assertThatThrownBy(this::rooms).hasMessageContaining("behind the database");
        assertThat(home.resolve("log/checkpoint")).doesNotExist();
    }

    @Test
    void a_log_whose_key_is_lost_or_another_does_not_start() throws Exception {
        tell(3);
        Files.delete(home.resolve("keys/log"));
        assertThatThrownBy(this::rooms).hasMessageContaining("key of the public log is missing");
        FileSigner.create(home.resolve("keys/log"), "hub.example/log", new SecureRandom());
        assertThatThrownBy(this::rooms).hasMessageContaining("another key");
    }

    @Test
    void a_database_that_tells_another_past_does_not_start() throws Exception {
        tell(3);
        jdbc.sql("alter table publiclog.entry disable trigger all").update();
        jdbc.sql("update publiclog.entry set body = replace(body, 'submitted', 'forgotten') where index = 1")
                .update();
        assertThatThrownBy(this::rooms).hasMessageContaining("tell different entries");
    }

    @Test
    void a_second_hub_on_the_same_database_stops_before_the_log_forks() throws Exception {
        tell(3);
        try (Sequencer sequencer = rooms().sequencer()) {
            jdbc.sql("update publiclog.head set published = 7").update();
            Places places = new Places(jdbc);
            assertThatThrownBy(() -> places.giveNext(sequencer.size())).hasMessageContaining("Another hub");
        }
    }

    private TellingProcess.Rooms rooms() {
        return TellingProcess.Rooms.of(url, home);
    }

    private void tell(int changes) throws Exception {
        TellingProcess.Rooms rooms = rooms();
        try (Sequencer sequencer = rooms.sequencer()) {
            sequencer.start();
            for (int i = 0; i < changes; i++) {
                rooms.tell();
            }
            awaitAll(sequencer);
            sequencer.stop();
        }
    }

    private void awaitAll(Sequencer sequencer) {
        Optional<Long> all = sequencer.await(
                () -> Optional.of(sequencer.size()).filter(size -> size == changes()), Duration.ofSeconds(20));
        assertThat(all).isPresent();
    }

    private long changes() {
        return jdbc.sql("select count(*) from change").query(Long.class).single();
    }

    private void kill(int millis) throws Exception {
        Process hub = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TellingProcess.class.getName(),
                        url,
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = new BufferedReader(new InputStreamReader(hub.getInputStream(), UTF_8))) {
            assertThat(said.readLine()).isEqualTo("ready");
            CompletableFuture.runAsync(
                            hub::destroyForcibly, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
                    .join();
        }
        assertThat(hub.waitFor()).as("killed by signal 9").isEqualTo(128 + 9);
    }
}
