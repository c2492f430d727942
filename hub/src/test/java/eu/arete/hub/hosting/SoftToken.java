package eu.arete.hub.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import eu.arete.privacy.KeyStore;
import eu.arete.privacy.Pkcs11KeyStore;
import eu.arete.privacy.SecretAccess;
import eu.arete.privacy.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/** A token of Debian's SoftHSM for a test; told and skipped where it is not installed. */
record SoftToken(Path library, Path home) {
    static final String PIN = "482915";
    static final String LABEL = "arete proofs";

    /** @param home of a hub; the token itself is elsewhere, as a token is */
    static SoftToken make(Path tokens, Path home) throws IOException, InterruptedException {
        Path library =
                List.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so", "/usr/lib/softhsm/libsofthsm2.so").stream()
                        .map(Path::of)
                        .filter(Files::exists)
                        .findFirst()
                        .orElse(null);
        if (library == null) {
            String why = "NOT TESTED: the keys proof, since SoftHSM is not installed (apt-get install softhsm2)";
            System.err.println("*** " + why);
            abort(why);
        }
        // The library reads the path once per process, from the environment: the module's POM sets it.
        Path configuration = Path.of(System.getenv("SOFTHSM2_CONF"));
        Files.createDirectories(configuration.getParent());
        Files.writeString(
                configuration,
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        Process made = new ProcessBuilder(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        LABEL,
                        "--so-pin",
                        "12345678",
                        "--pin",
                        PIN)
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        return new SoftToken(library, home);
    }

    KeyStore open() {
        return Pkcs11KeyStore.open(
                library,
                LABEL,
                SecretBytes.copyOf(PIN.getBytes(StandardCharsets.UTF_8), SecretAccess.granted()),
                home.resolve("wrapped-secrets"),
                new SecureRandom());
    }
}
