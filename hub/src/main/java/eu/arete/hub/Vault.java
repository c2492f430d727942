package eu.arete.hub;

import eu.arete.lake.store.EncryptedLakeStore;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.privacy.FileKeyStore;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keys and what lies encrypted under them. */
@Configuration(proxyBeanMethods = false)
public class Vault {
    /** Wraps the data keys of lake files. */
    public static final KeyName LAKE = KeyName.of("lake");

    /** The secret that turns first-stage codes into lake pseudonyms. */
    public static final KeyName SECOND_STAGE = KeyName.of("second-stage");

    @Bean(destroyMethod = "close")
    KeyStore keyStore(Home home, SecureRandom random) {
        return FileKeyStore.open(home.keys(), random);
    }

    @Bean
    LakeStore lakeStore(Home home, KeyStore keys, SecureRandom random) {
        keys.ensureWrappingKey(LAKE);
        return new EncryptedLakeStore(home.lake(), keys, LAKE, random);
    }

    /** Plaintext of this process, in memory; what a killed hub left there goes when the next one starts. */
    @Bean(destroyMethod = "close")
    Scratch scratch(@Value("${arete.scratch:/dev/shm}") Path memory) {
        return Scratch.open(memory);
    }
}
