package eu.arete.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same contract on a real PKCS#11 token, Debian's SoftHSM. Its library reads its configuration once per process, from the
 * path in the environment variable SOFTHSM2_CONF: the module's POM sets it to a file of {@code target}, written here.
 */
class Pkcs11KeyStoreTest extends KeyStoreContract {

    private static final String PIN = "482915";
    private static final String LABEL = "arete test";

    @TempDir
    private static Path tokens;

    @TempDir
    private Path home;

    private static Path library = Path.of("/usr/lib/softhsm/libsofthsm2.so");

    @BeforeAll
    static void a_token() throws Exception {
        for (String place :
                new String[] {"/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so", "/usr/lib/softhsm/libsofthsm2.so"}) {
            if (Files.exists(Path.of(place))) {
                library = Path.of(place);
            }
        }
        if (!Files.exists(library)) {
            String why = "NOT TESTED: PKCS#11 keys, since SoftHSM is not installed (apt-get install softhsm2)";
            System.err.println("*** " + why);
            abort(why);
        }
        Path configuration = Path.of(System.getenv("SOFTHSM2_CONF"));
        Files.createDirectories(configuration.getParent());
        Files.writeString(
                configuration,
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        makeToken("another token", "999999");
        makeToken(LABEL, PIN);
        makeToken("a third token", "999999");
    }

    private static void makeToken(String label, String pin) throws Exception {
        Process made = new ProcessBuilder(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        label,
                        "--so-pin",
                        "12345678",
                        "--pin",
                        pin)
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
    }

    @AfterEach
    void emptied() throws Exception {
        try (KeyStore keys = open()) {
            keys.names().forEach(keys::destroy);
        }
    }

    @Override
    KeyStore open() throws Exception {
        return open(LABEL, PIN);
    }

    private KeyStore open(String label, String pin) {
        return Pkcs11KeyStore.open(
                library,
                label,
                SecretBytes.copyOf(pin.getBytes(StandardCharsets.UTF_8), SecretAccess.granted()),
                home.resolve("wrapped"),
                new SecureRandom());
    }

    @Test
    void a_token_that_is_not_there_or_a_wrong_pin_is_refused() {
        refused(KeyRefused.Reason.STORE, () -> open("no such token", PIN));
        refused(KeyRefused.Reason.STORE, () -> open(LABEL, "000000"));
        assertThatThrownBy(() -> open(LABEL, "000000")).hasMessageNotContaining("000000");
    }

    @Test
    @Tag("attack")
    void what_is_on_the_hosts_disk_holds_no_key() throws Exception {
        try (KeyStore keys = open()) {
            keys.createWrappingKey(KeyName.of("lake"));
            keys.createSecret(KeyName.of("second-stage"));
            byte[] secret = keys.secret(KeyName.of("second-stage")).bytes(SecretAccess.granted());
            try (Stream<Path> files = Files.list(home.resolve("wrapped"))) {
                assertThat(files.toList()).hasSize(1).allSatisfy(file -> {
                    byte[] bytes = Files.readAllBytes(file);
                    assertThat(bytes.length).isGreaterThan(secret.length);
                    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                            .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));
                });
            }
        }
    }

    @Test
    @Tag("attack")
    void a_backup_brings_no_destroyed_secret_back() throws Exception {
        KeyName project = KeyName.of("project-1");
        Path file = home.resolve("wrapped/project-1.wrapped");
        try (KeyStore keys = open()) {
            keys.createSecret(project);
            byte[] backup = Files.readAllBytes(file);
            keys.destroy(project);
            Files.write(file, backup);
            refused(KeyRefused.Reason.UNKNOWN, () -> keys.secret(project));
            keys.createSecret(project);
            Files.write(file, backup);
            refused(KeyRefused.Reason.NOT_AUTHENTIC, () -> keys.secret(project));
        }
    }

    @Test
    @Tag("crash")
    void a_creation_cut_short_leaves_the_name_free() throws Exception {
        KeyName name = KeyName.of("second-stage");
        try (KeyStore keys = open()) {
            keys.createSecret(name);
            Files.delete(home.resolve("wrapped/second-stage.wrapped"));
            assertThat(keys.contains(name)).isFalse();
            assertThat(keys.names()).isEmpty();
            keys.createSecret(name);
            assertThat(keys.secret(name).size()).isEqualTo(SecretBytes.KEY_SIZE);
        }
    }

    @Test
    void the_token_tells_that_no_key_can_leave_it_or_ever_could() throws Exception {
        try (KeyStore keys = open(LABEL, PIN)) {
            keys.createWrappingKey(KeyName.of("lake"));
            keys.createSecret(KeyName.of("second-stage"));
            assertThat(keys.witness()).isPresent();
            KeyCustody custody = keys.custody();
            assertThat(custody.inToken()).isTrue();
            assertThat(custody.manufacturer()).contains("SoftHSM");
            assertThat(custody.hardware()).isFalse();
            assertThat(custody.keys())
                    .extracting(key -> key.kind() + " " + key.name())
                    .containsExactly("kek lake", "proof hmac", "proof signing", "secret second-stage");
            assertThat(custody.keys()).allSatisfy(key -> {
                assertThat(key.sensitive()).isTrue();
                assertThat(key.alwaysSensitive()).isTrue();
                assertThat(key.extractable()).isFalse();
                assertThat(key.neverExtractable()).isTrue();
                assertThat(key.local()).isTrue();
            });
        }
    }

    @Test
    void the_token_signs_and_computes_codes_with_keys_that_stay_after_a_restart() throws Exception {
        byte[] question = "a question never asked before".getBytes(StandardCharsets.UTF_8);
        byte[] known;
        byte[] code;
        try (KeyStore keys = open(LABEL, PIN)) {
            TokenWitness witness = keys.witness().orElseThrow();
            known = witness.publicKey();
            code = witness.hmac(question);
            assertThat(code).hasSize(32);
        }
        try (KeyStore keys = open(LABEL, PIN)) {
            TokenWitness witness = keys.witness().orElseThrow();
            assertThat(witness.publicKey()).isEqualTo(known);
            assertThat(witness.hmac(question)).isEqualTo(code);
            assertThat(keys.names()).as("the hub's own keys").isEmpty();
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(known)));
            verifier.update(question);
            assertThat(verifier.verify(witness.sign(question))).isTrue();
        }
    }

    @Test
    void unwrapping_is_fast_enough_for_a_table_of_many_files() throws IOException, Exception {
        try (KeyStore keys = open()) {
            KeyName lake = KeyName.of("lake");
            keys.createWrappingKey(lake);
            byte[] wrapped = keys.wrap(lake, People.secret(1), new byte[0]);
            long start = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                keys.unwrap(lake, wrapped, new byte[0]);
            }
            assertThat((System.nanoTime() - start) / 200 / 1_000_000).isLessThan(50);
        }
    }
}
