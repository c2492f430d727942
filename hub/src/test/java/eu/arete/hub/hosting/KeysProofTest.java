package eu.arete.hub.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.hub.Vault;
import eu.arete.ledger.Checkpoint;
import eu.arete.ledger.Hash;
import eu.arete.privacy.FileKeyStore;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the keys are, shown with a real token, with files, and after a theft of the disk. */
class KeysProofTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Checkpoint CHECKPOINT = new Checkpoint("arete.test/log", 42, Hash.of(new byte[32]));

    @TempDir
    private Path home;

    @TempDir
    private static Path tokens;

    private final SecureRandom random = new SecureRandom();

    @Test
    void keys_in_a_token_are_shown_to_stay_there_and_a_copied_disk_opens_nothing() throws Exception {
        try (KeyStore keys = SoftToken.make(tokens, home).open()) {
            keys.createWrappingKey(Vault.LAKE);
            keys.createSecret(Vault.SECOND_STAGE);
            ProofReport report = new KeysProof(keys, home, random).make(CHECKPOINT, NOON);

            // SoftHSM is a program on the host: everything else is as with a device.
            assertThat(report.unmet()).as(report.text()).containsExactly("token-is-hardware");
            assertThat(report.passed()).isFalse();
            assertThat(report.facts()).containsEntry("store", "token").containsEntry("keys", "4");
            assertThat(KeysStatement.in(report).verify(report))
                    .isEqualTo(report.facts().get("publicKey"));
            ProofReport read = ProofReport.parse(report.text());
            assertThat(KeysStatement.in(read).verify(read)).hasSize(64);
            assertThat(KeysStatement.in(read)).isEqualTo(KeysStatement.in(report));
            assertThat(KeysStatement.in(new KeysProof(keys, home, random).make(CHECKPOINT, NOON))
                            .nonce())
                    .isNotEqualTo(KeysStatement.in(report).nonce());

            for (String[] lie : List.of(
                    new String[] {"\"arete.test/log\"", "\"another.hub/log\""},
                    new String[] {"\"logSize\" : 42", "\"logSize\" : 43"},
                    new String[] {"2026-03-02T12", "2026-03-03T12"},
                    new String[] {"SoftHSM project", "Hardware maker"},
                    new String[] {"\"name\" : \"second-stage\"", "\"name\" : \"anything\""})) {
                String forged = report.text().replace(lie[0], lie[1]);
                assertThat(forged).as(lie[0]).isNotEqualTo(report.text());
                ProofReport altered = ProofReport.parse(forged);
                assertThatThrownBy(() -> KeysStatement.in(altered).verify(altered))
                        .as(lie[0])
                        .isInstanceOf(KeysStatement.NotSigned.class);
            }
        }
    }

    @Test
    void keys_in_files_are_told_to_be_the_hosts() throws Exception {
        try (KeyStore keys = FileKeyStore.open(home.resolve("keys"), random)) {
            keys.createWrappingKey(Vault.LAKE);
            keys.createSecret(Vault.SECOND_STAGE);
            ProofReport report = new KeysProof(keys, home, random).make(CHECKPOINT, NOON);
            assertThat(report.passed()).isFalse();
            assertThat(report.unmet()).containsExactlyInAnyOrderElementsOf(ProofReport.required(ProofKind.KEYS));
            assertThat(report.text()).contains("keys are held on the host");
            assertThatThrownBy(() -> KeysStatement.in(report)).isInstanceOf(KeysStatement.NotSigned.class);
        }
    }

    @Test
    @Tag("attack")
    void a_key_left_under_another_name_on_the_disk_is_found_by_the_thief() throws Exception {
        Path elsewhere = Files.createTempDirectory("arete-elsewhere");
        try (KeyStore keys = FileKeyStore.open(elsewhere.resolve("keys"), random)) {
            keys.createWrappingKey(Vault.LAKE);
            keys.createWrappingKey(KeyName.of("other"));
            assertThat(new CopiedDisk(home, keys, random).steal())
                    .as("the keys are not in HOME")
                    .isEqualTo(new CopiedDisk.Outcome(true, 0, 3));
            Path forgotten =
                    Files.createDirectories(home.resolve("backup/of/last/year")).resolve("a.bin");
            Files.copy(elsewhere.resolve("keys/lake.kek"), forgotten);
            Files.setPosixFilePermissions(forgotten, PosixFilePermissions.fromString("rw-r--r--"));
            assertThat(new CopiedDisk(home, keys, random).steal().opened()).isEqualTo(1);
        }
    }
}
