package eu.arete.hub.pseudonymisation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.hub.Migrations;
import eu.arete.hub.TestDatabase;
import eu.arete.hub.Vault;
import eu.arete.privacy.FileKeyStore;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.SecretAccess;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A hub never makes a second pseudonym of anybody because its secret is away. */
class SecondSecretTest {
    @TempDir
    private Path home;

    private final DataSource records = new DriverManagerDataSource(TestDatabase.fresh());
    private final JdbcClient jdbc = JdbcClient.create(records);

    @BeforeEach
    void migrate() {
        new Migrations(records).runTo(Map.of("pseudonymisation", "2"));
    }

    @Test
    void the_secret_of_the_first_start_is_that_of_every_later_one() throws Exception {
        byte[] first = started("keys");
        assertThat(started("keys")).isEqualTo(first);
    }

    @Test
    void without_it_the_hub_does_not_start_and_none_is_made_in_its_place() throws Exception {
        started("keys");
        assertThatThrownBy(() -> started("empty")).hasMessageContaining("bring it back");
        try (KeyStore keys = FileKeyStore.open(home.resolve("empty"), new SecureRandom())) {
            assertThat(keys.contains(Vault.SECOND_STAGE)).isFalse();
        }
    }

    @Test
    void with_anothers_it_does_not_start() throws Exception {
        started("keys");
        try (KeyStore keys = FileKeyStore.open(home.resolve("others"), new SecureRandom())) {
            keys.createSecret(Vault.SECOND_STAGE);
        }
        assertThatThrownBy(() -> started("others")).hasMessageContaining("another second secret");
    }

    private byte[] started(String name) throws Exception {
        try (KeyStore keys = FileKeyStore.open(home.resolve(name), new SecureRandom())) {
            return new SecondSecret(jdbc, keys).bytes().bytes(SecretAccess.granted());
        }
    }
}
