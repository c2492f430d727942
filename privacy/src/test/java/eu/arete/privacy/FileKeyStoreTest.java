package eu.arete.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeyStoreTest extends KeyStoreContract {

    private static final KeyName LAKE = KeyName.of("lake");

    @TempDir
    private Path home;

    @Override
    KeyStore open() {
        return FileKeyStore.open(home.resolve("keys"), new SecureRandom());
    }

    @Test
    void only_the_owner_reads_the_files() throws IOException {
        try (KeyStore keys = open()) {
            keys.createWrappingKey(LAKE);
            keys.createSecret(KeyName.of("second-stage"));
        }
        Path directory = home.resolve("keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.toList())
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    @Tag("attack")
    void keys_that_others_may_read_are_not_used() throws IOException {
        try (KeyStore keys = open()) {
            keys.createSecret(LAKE);
            Files.setPosixFilePermissions(
                    home.resolve("keys/lake.secret"), PosixFilePermissions.fromString("rw-r--r--"));
            refused(KeyRefused.Reason.STORE, () -> keys.secret(LAKE));
        }
        Files.setPosixFilePermissions(home.resolve("keys"), PosixFilePermissions.fromString("rwxr-xr-x"));
        refused(KeyRefused.Reason.STORE, this::open);
    }

    @Test
    @Tag("attack")
    void a_name_never_leaves_the_directory() {
        for (String name : new String[] {"../lake", "a/b", "", ".hidden", "A", "a..b", "a\0b", "x".repeat(65)}) {
            assertThatThrownBy(() -> KeyName.of(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @Tag("crash")
    void a_destruction_cut_short_is_ended_at_the_next_start() throws IOException {
        try (KeyStore keys = open()) {
            keys.createSecret(LAKE);
        }
        Path directory = home.resolve("keys");
        Files.move(directory.resolve("lake.secret"), directory.resolve(".lake.secret.destroyed"));
        try (KeyStore keys = open()) {
            assertThat(keys.names()).isEmpty();
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }
}
