package eu.arete.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
    @TempDir
    Path directory;

    private final FileSigner signer = Logs.signer();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 256, 257, 511, 512, 513, 1_100, 65_535, 65_536, 65_537, 70_000})
    void a_log_of_that_size_verifies(int size) throws Exception {
        Logs.write(directory, signer, size);
        assertThat(Logs.verify(directory, signer).checkpoint().root())
                .isEqualTo(Tree.of(size).root(size));
        try (Ledger reopened = Ledger.open(directory, signer)) {
            assertThat(reopened.size()).isEqualTo(size);
        }
    }

    @Test
    void the_tiles_of_70_000_entries_are_those_the_specification_counts() throws Exception {
        try (Ledger ledger = Ledger.open(directory, signer)) {
            ledger.append(Logs.entries(0, 70_000));
        }
        List<String> files = Logs.served(directory);
        assertThat(files.stream().filter(file -> file.matches("tile/0/[0-9]{3}")))
                .hasSize(273);
        assertThat(files).contains("tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1");
        assertThat(files).contains("checkpoint", "vkey", "tile/entries/273.p/112");
    }

    @Test
    void every_checkpoint_keeps_its_partial_tiles() throws Exception {
        Random random = new Random(3);
        List<byte[]> checkpoints = new ArrayList<>();
        try (Ledger ledger = Ledger.open(directory, signer)) {
            while (ledger.size() < 1_100) {
                long next = ledger.size() + 1 + random.nextInt(90);
                checkpoints.add(ledger.append(Logs.entries(ledger.size(), next)).bytes());
            }
        }
        for (byte[] checkpoint : checkpoints) {
            Files.write(directory.resolve("checkpoint"), checkpoint);
            Logs.verify(directory, signer);
        }
        LogVerifier verifier = new LogVerifier(LogSource.at(directory), signer.verifierKey());
        SignedCheckpoint last = verifier.checkpoint();
        for (byte[] checkpoint : checkpoints) {
            verifier.verifyContinues(checkpoint, last);
        }
    }

    @Test
    void every_entry_has_a_receipt_that_stands_alone() throws Exception {
        Logs.write(directory, signer, 700);
        try (Ledger ledger = Ledger.open(directory, signer)) {
            for (int index = 0; index < 700; index += 13) {
                Receipt receipt =
                        Receipt.parse(ledger.receipt(index).text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                assertThat(receipt.entry().orElseThrow()).isEqualTo(Logs.entry(index));
                receipt.check(signer.verifierKey(), Logs.entry(index));
                assertThatThrownBy(() -> receipt.check(signer.verifierKey(), Logs.entry(1_000)))
                        .isInstanceOf(LogFault.class);
            }
        }
    }

    @Test
    void an_entry_may_be_65_535_bytes_long_and_no_longer() throws Exception {
        try (Ledger ledger = Ledger.open(directory, signer)) {
            assertThatThrownBy(() -> ledger.append(List.of(new byte[65_536])))
                    .isInstanceOf(IllegalArgumentException.class);
            ledger.append(List.of(new byte[65_535]));
        }
        assertThat(Logs.verify(directory, signer).checkpoint().size()).isEqualTo(1);
    }

    @Test
    void a_log_has_one_writer() throws Exception {
        Ledger first = Ledger.open(directory, signer);
        assertThatThrownBy(() -> Ledger.open(directory, signer))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("open in this process");
        first.close();
        assertThatThrownBy(() -> first.append(Logs.entries(0, 1))).isInstanceOf(IOException.class);
        Ledger.open(directory, signer).close();
    }

    @Test
    void appending_nothing_changes_nothing() throws Exception {
        try (Ledger ledger = Ledger.open(directory, signer)) {
            byte[] before = ledger.append(Logs.entries(0, 3)).bytes();
            assertThat(ledger.append(List.of()).bytes()).isEqualTo(before);
        }
    }

    @Test
    void another_key_does_not_open_the_log() throws Exception {
        Logs.write(directory, signer, 5);
        assertThatThrownBy(() -> Ledger.open(directory, Logs.signer()))
                .isInstanceOf(LogFault.class)
                .hasMessageContaining("no valid signature");
    }
}
