package eu.arete.hub;

import eu.arete.lake.objects.ObjectStore;
import eu.arete.lake.store.EncryptedLakeStore;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.SealedPages;
import eu.arete.privacy.FileKeyStore;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.Pkcs11KeyStore;
import eu.arete.privacy.SecretAccess;
import eu.arete.privacy.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

    /** Files of HOME, or the token whose PKCS#11 library is named (docs/adr/0009-keys.md). */
    @Bean(destroyMethod = "close")
    KeyStore keyStore(
            Home home,
            SecureRandom random,
            @Value("${arete.keys.library:}") String library,
            @Value("${arete.keys.token:}") String token,
            @Value("${arete.keys.pin-file:}") String pinFile)
            throws IOException {
        return open(home, random, library, token, pinFile);
    }

    /** The same keys, for a command that works on a home whose hub is stopped. */
    public static KeyStore open(Home home, SecureRandom random, String library, String token, String pinFile)
            throws IOException {
        if (library.isBlank()) {
            return FileKeyStore.open(home.keys(), random);
        }
        byte[] pin = Files.readString(Path.of(pinFile)).strip().getBytes(StandardCharsets.UTF_8);
        return Pkcs11KeyStore.open(
                Path.of(library),
                token,
                SecretBytes.copyOf(pin, SecretAccess.granted()),
                home.part("wrapped-secrets"),
                random);
    }

    @Bean
    LakeStore lakeStore(ObjectStore lakeObjects, KeyStore keys, SecureRandom random) {
        keys.ensureWrappingKey(LAKE);
        return new EncryptedLakeStore(lakeObjects, keys, LAKE, random);
    }

    /** What tells which files are the lake's tables, sealed beside them. */
    @Bean
    SealedPages lakePages(ObjectStore lakeObjects, KeyStore keys, SecureRandom random) {
        keys.ensureWrappingKey(LAKE);
        return new SealedPages(lakeObjects, keys, LAKE, random);
    }

    /** Plaintext of this process, in memory; what a killed hub left there goes when the next one starts. */
    @Bean(destroyMethod = "close")
    Scratch scratch(@Value("${arete.scratch:/dev/shm}") Path memory) {
        return Scratch.open(memory);
    }
}
