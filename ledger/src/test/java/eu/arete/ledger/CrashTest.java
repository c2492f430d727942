package eu.arete.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second process appends and is killed, over and over. */
@Tag("crash")
class CrashTest {
    private static final int ROUNDS = 25;

    @TempDir
    Path directory;

    @Test
    void kill_9_at_any_moment_loses_nothing_that_was_acknowledged() throws Exception {
        Random random = new Random(20_261_122);
        Path key = directory.resolve("key");
        FileSigner signer = FileSigner.create(key, Logs.ORIGIN, new SecureRandom());
        Path log = directory.resolve("log");
        long acknowledged = 0;
        byte[] earlier = {};
        for (int round = 0; round < ROUNDS; round++) {
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            AppendingProcess.class.getName(),
                            log.toString(),
                            key.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            acknowledged = Math.max(acknowledged, killed(writer, random.nextInt(150)));
            try (Ledger ledger = Ledger.open(log, signer)) {
                assertThat(ledger.size()).isGreaterThanOrEqualTo(acknowledged);
                acknowledged = ledger.size();
            }
            LogVerifier verifier = new LogVerifier(LogSource.at(log), signer.verifierKey());
            SignedCheckpoint now = verifier.verify().checkpoint();
            if (earlier.length > 0) {
                verifier.verifyContinues(earlier, now);
            }
            earlier = now.bytes();
        }
        LogReader reader = new LogReader(LogSource.at(log), acknowledged);
        for (long index = 0; index < acknowledged; index++) {
            assertThat(reader.entry(index)).isEqualTo(Logs.entry(index));
        }
        assertThat(acknowledged).isGreaterThan(ROUNDS);
    }

    /** Kills the process some time after its first word; answers the last size it told. */
    private static long killed(Process writer, int millis) throws Exception {
        try (BufferedReader said = new BufferedReader(new InputStreamReader(writer.getInputStream(), UTF_8))) {
            long first = Long.parseLong(said.readLine());
            CompletableFuture.runAsync(
                    writer.toHandle()::destroyForcibly,
                    CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
            long last = first;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                last = line.isEmpty() ? last : Long.parseLong(line);
            }
            assertThat(writer.waitFor()).as("killed by signal 9").isEqualTo(128 + 9);
            return last;
        }
    }
}
