package eu.arete.lake.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.lake.fuzz.Fuzzer;
import eu.arete.privacy.FileKeyStore;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyRefused;
import eu.arete.privacy.KeyStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sealed bytes that nobody sealed: what opens is what was sealed, whatever the damage. */
final class SealedFuzzTest {

    private static final KeyName KEY = KeyName.of("lake");

    @TempDir
    private Path home;

    private KeyStore keys;
    private SealedFiles files;

    @BeforeEach
    void open() {
        keys = FileKeyStore.open(home.resolve("keys"), new SecureRandom());
        keys.ensureWrappingKey(KEY);
        files = new SealedFiles(home.resolve("files"), keys, KEY, new SecureRandom());
    }

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    @Tag("attack")
    void a_sealed_file_opens_as_it_was_or_not_at_all() throws Exception {
        fuzz(800);
    }

    @Test
    @Tag("slow")
    void so_do_very_many() throws Exception {
        fuzz(Fuzzer.many() / 10);
    }

    private void fuzz(long inputs) throws Exception {
        byte[] plain = new byte[40_000];
        new Random(3).nextBytes(plain);
        SealedFile file;
        try (SealedWriter writer = files.create("here", ".bin")) {
            writer.stream().write(plain);
            file = writer.finish();
        }
        Path path = home.resolve("files").resolve(file.path());
        byte[] sealed = Files.readAllBytes(path);
        Fuzzer fuzzer = new Fuzzer("sealed files", 31, List.of(sealed), List.of("ARETE-1\n", "ARETE-P\n"), 32 << 20);
        System.out.println(fuzzer.run(inputs, input -> {
            Files.write(path, input);
            // As its row in the records would say, were it of that size: the envelope alone has to see it.
            SealedFile claimed = new SealedFile(file.id(), file.path(), input.length, file.sha256(), file.wrappedKey());
            return opened(claimed, plain);
        }));
    }

    private Object opened(SealedFile claimed, byte[] plain) throws IOException {
        try (InputStream in = files.stream(claimed)) {
            assertThat(in.readAllBytes()).isEqualTo(plain);
            return "opened";
        } catch (DamagedFile damaged) {
            return damaged.getMessage().replaceAll("[0-9]+", "#");
        } catch (KeyRefused refused) {
            return "key refused";
        }
    }
}
