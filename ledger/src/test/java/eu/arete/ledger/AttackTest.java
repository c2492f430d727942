package eu.arete.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who holds the disk, but not the key, tries to change the past. */
@Tag("attack")
class AttackTest {
    private static final int SIZE = 600;

    @TempDir
    Path temporary;

    private final Random random = new Random(5);
    private final FileSigner signer = Logs.signer();
    private Path log = Path.of("");

    @BeforeEach
    void write() throws Exception {
        log = temporary.resolve("log");
        try (Ledger ledger = Ledger.open(log, signer)) {
            ledger.append(Logs.entries(0, SIZE));
        }
    }

    @Test
    void one_flipped_bit_in_any_file_is_found_and_the_file_named() throws Exception {
        for (String path : Logs.served(log)) {
            if (path.equals(LogSource.VKEY)) {
                continue;
            }
            Path file = log.resolve(path);
            byte[] good = Files.readAllBytes(file);
            for (int round = 0; round < 20; round++) {
                byte[] bad = good.clone();
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bad);
                LogFault fault = fault();
                String tile = path.replace("entries", "0");
                assertThat(fault.getMessage()).containsAnyOf(path, tile);
            }
            Files.write(file, good);
        }
        Logs.verify(log, signer);
    }

    @Test
    void one_flipped_bit_in_a_tile_kept_for_an_earlier_checkpoint_is_found_too() throws Exception {
        Path grown = temporary.resolve("grown");
        try (Ledger ledger = Ledger.open(grown, signer)) {
            for (int from = 0; from < SIZE; from += 50) {
                ledger.append(Logs.entries(from, from + 50));
            }
        }
        Logs.verify(grown, signer);
        for (String path : LogSource.at(grown).tiles()) {
            Path file = grown.resolve(path);
            byte[] good = Files.readAllBytes(file);
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);
            assertThatThrownBy(() -> Logs.verify(grown, signer)).as(path).isInstanceOf(LogFault.class);
            Files.write(file, good);
        }
    }

    @Test
    void a_missing_or_shortened_file_is_found_and_named() throws Exception {
        for (String path : Logs.served(log)) {
            if (path.equals(LogSource.VKEY)) {
                continue;
            }
            Path file = log.resolve(path);
            byte[] good = Files.readAllBytes(file);
            Files.delete(file);
            assertThat(fault().getMessage()).contains(path);
            Files.write(file, java.util.Arrays.copyOf(good, good.length - 1));
            assertThat(fault().getMessage()).contains(path);
            Files.write(file, good);
        }
    }

    @Test
    void an_entry_rewritten_with_all_its_tiles_needs_the_key() throws Exception {
        Path forged = temporary.resolve("forged");
        List<byte[]> entries = new ArrayList<>(Logs.entries(0, SIZE));
        entries.set(300, "another past".getBytes(UTF_8));
        FileSigner thief = Logs.signer();
        try (Ledger ledger = Ledger.open(forged, thief)) {
            ledger.append(entries);
        }
        assertThatThrownBy(() -> Logs.verify(forged, signer))
                .isInstanceOf(LogFault.class)
                .hasMessageContaining("no valid signature");
        Files.copy(
                log.resolve("checkpoint"),
                forged.resolve("checkpoint"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> Logs.verify(forged, signer))
                .isInstanceOf(LogFault.class)
                .hasMessageStartingWith("checkpoint: signs the root");
    }

    @Test
    void a_log_rewritten_by_the_key_s_own_holder_is_found_by_whoever_kept_a_checkpoint() throws Exception {
        byte[] kept = Files.readAllBytes(log.resolve("checkpoint"));
        Path rewritten = temporary.resolve("rewritten");
        List<byte[]> entries = new ArrayList<>(Logs.entries(0, SIZE + 50));
        entries.set(10, "another past".getBytes(UTF_8));
        try (Ledger ledger = Ledger.open(rewritten, signer)) {
            ledger.append(entries);
        }
        LogVerifier verifier = new LogVerifier(LogSource.at(rewritten), signer.verifierKey());
        SignedCheckpoint now = verifier.verify().checkpoint();
        assertThatThrownBy(() -> verifier.verifyContinues(kept, now)).hasMessageContaining("was rewritten");
    }

    @Test
    void a_rolled_back_log_is_found_by_whoever_kept_a_checkpoint() throws Exception {
        byte[] kept = Files.readAllBytes(log.resolve("checkpoint"));
        Path shorter = temporary.resolve("shorter");
        Logs.write(shorter, signer, SIZE - 1);
        LogVerifier verifier = new LogVerifier(LogSource.at(shorter), signer.verifierKey());
        SignedCheckpoint now = verifier.verify().checkpoint();
        assertThatThrownBy(() -> verifier.verifyContinues(kept, now)).hasMessageContaining("was rolled back");
    }

    @Test
    void a_log_restored_from_an_older_backup_does_not_start() throws Exception {
        Path running = temporary.resolve("running");
        Path beside = temporary.resolve("keys/last-signed");
        try (Ledger ledger = Ledger.open(running, signer, beside)) {
            ledger.append(Logs.entries(0, 300));
        }
        Path backup = temporary.resolve("backup");
        Logs.copy(running, backup);
        try (Ledger ledger = Ledger.open(running, signer, beside)) {
            ledger.append(Logs.entries(300, 310));
        }
        assertThatThrownBy(() -> Ledger.open(backup, signer, beside))
                .isInstanceOf(LogFault.class)
                .hasMessageContaining("restored from an older backup");
        Path fresh = temporary.resolve("fresh");
        assertThatThrownBy(() -> Ledger.open(fresh, signer, beside)).isInstanceOf(LogFault.class);
    }

    @Test
    void a_checkpoint_put_back_alone_is_moved_forward_again() throws Exception {
        byte[] older = Files.readAllBytes(log.resolve("checkpoint"));
        try (Ledger ledger = Ledger.open(log, signer)) {
            ledger.append(Logs.entries(SIZE, SIZE + 5));
        }
        Files.write(log.resolve("checkpoint"), older);
        try (Ledger ledger = Ledger.open(log, signer)) {
            assertThat(ledger.size()).isEqualTo(SIZE + 5);
        }
        assertThat(Logs.verify(log, signer).checkpoint().size()).isEqualTo(SIZE + 5);
    }

    @Test
    void a_newer_checkpoint_over_an_older_state_does_not_start() throws Exception {
        Path state = log.resolve(".state/last-signed");
        byte[] older = Files.readAllBytes(state);
        try (Ledger ledger = Ledger.open(log, signer)) {
            ledger.append(Logs.entries(SIZE, SIZE + 5));
        }
        Files.write(state, older);
        assertThatThrownBy(() -> Ledger.open(log, signer)).hasMessageContaining("restored from an older backup");
    }

    @Test
    void tiles_without_their_checkpoint_do_not_begin_a_new_log() throws Exception {
        Files.delete(log.resolve("checkpoint"));
        Files.delete(log.resolve(".state/last-signed"));
        assertThatThrownBy(() -> Ledger.open(log, signer)).hasMessageContaining("no checkpoint");
    }

    @Test
    void a_forged_receipt_proves_nothing() throws Exception {
        Receipt receipt;
        try (Ledger ledger = Ledger.open(log, signer)) {
            receipt = ledger.receipt(123);
        }
        byte[] good = receipt.text().getBytes(UTF_8);
        for (int round = 0; round < 500; round++) {
            byte[] bad = good.clone();
            int at = random.nextInt(bad.length);
            bad[at] ^= (byte) (1 << random.nextInt(7));
            try {
                Receipt forged = Receipt.parse(bad);
                forged.check(signer.verifierKey(), forged.entry().orElse(Logs.entry(123)));
            } catch (LogFault expected) {
                continue;
            }
            throw new AssertionError("accepted with byte " + at + " changed: " + new String(bad, UTF_8));
        }
    }

    private LogFault fault() throws Exception {
        try {
            Logs.verify(log, signer);
        } catch (LogFault fault) {
            return fault;
        }
        throw new AssertionError("the verifier found nothing");
    }
}
