package eu.arete.lake.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.lake.store.UnlockedFile.Span;
import eu.arete.privacy.FileKeyStore;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyRefused;
import eu.arete.privacy.KeyStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SealedFilesTest {

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

    @Test
    void what_was_sealed_is_read_back_whatever_its_size() throws IOException {
        for (int size : new int[] {
            0, 1, 100, Envelope.BLOCK - 1, Envelope.BLOCK, Envelope.BLOCK + 1, 2 * Envelope.BLOCK, 5_000_000
        }) {
            byte[] plain = bytes(size);
            SealedFile file = seal(plain);
            try (InputStream in = files.stream(file)) {
                assertThat(in.readAllBytes()).isEqualTo(plain);
            }
            assertThat(Files.size(path(file))).isEqualTo(file.bytes());
        }
    }

    @Test
    @Tag("attack")
    void what_is_read_in_part_is_what_was_sealed_and_a_cut_is_seen_wherever_it_is() throws IOException {
        byte[] plain = bytes(4 * Envelope.BLOCK + 77);
        SealedFile file = seal(plain);
        byte[] sealed = Files.readAllBytes(path(file));
        sealed[Envelope.MARK.length + 2 * Envelope.SEALED_BLOCK + 5] ^= 1;
        Files.write(path(file), sealed);
        UnlockedFile unlocked = files.unlock(file);
        Path target = home.resolve("copy");
        List<Span> around = List.of(new Span(3, 9), new Span(Envelope.BLOCK - 2, 2L * Envelope.BLOCK));
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // The damaged block is not opened, and nothing of it is taken.
            unlocked.copy(around, out);
            assertThatThrownBy(() ->
                            unlocked.copy(List.of(new Span(2L * Envelope.BLOCK, 2L * Envelope.BLOCK + 1)), out))
                    .isInstanceOf(DamagedFile.class);
        }
        byte[] copy = Files.readAllBytes(target);
        for (Span span : around) {
            assertThat(Arrays.copyOfRange(copy, (int) span.from(), (int) span.to()))
                    .isEqualTo(Arrays.copyOfRange(plain, (int) span.from(), (int) span.to()));
        }
        for (int length : new int[] {sealed.length - Envelope.SEALED_BLOCK, sealed.length - 1, sealed.length + 1}) {
            Files.write(path(file), Arrays.copyOf(sealed, length));
            assertThatThrownBy(() -> files.unlock(file)).isInstanceOf(DamagedFile.class);
        }
    }

    @Test
    void any_place_can_be_read_without_the_rest() throws IOException {
        byte[] plain = bytes(3 * Envelope.BLOCK + 77);
        SealedFile file = seal(plain);
        Random random = new Random(7);
        try (SeekableByteChannel channel = files.open(file)) {
            assertThat(channel.size()).isEqualTo(plain.length);
            for (int i = 0; i < 50; i++) {
                int at = random.nextInt(plain.length);
                int length = Math.min(random.nextInt(5_000) + 1, plain.length - at);
                ByteBuffer read = ByteBuffer.allocate(length);
                channel.position(at);
                while (read.hasRemaining()) {
                    channel.read(read);
                }
                assertThat(read.array()).isEqualTo(Arrays.copyOfRange(plain, at, at + length));
            }
        }
    }

    @Test
    void no_plaintext_lies_on_the_disk() throws IOException {
        SealedFile file = seal("ONE-VERY-PLAIN-SENTENCE".repeat(1_000).getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(Files.readAllBytes(path(file)), StandardCharsets.ISO_8859_1))
                .doesNotContain("PLAIN");
    }

    @Test
    void a_writer_that_stops_half_way_leaves_nothing() throws IOException {
        try (SealedWriter writer = files.create("here", ".bin")) {
            writer.stream().write(bytes(3_000_000));
        }
        try (var left = Files.list(home.resolve("files/here"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void orphans_are_swept_and_registered_files_kept() throws IOException {
        SealedFile kept = seal(bytes(10));
        SealedFile orphan = seal(bytes(10));
        Files.write(home.resolve("files/here/dead.partial"), bytes(5));

        assertThat(files.sweep(Set.of(kept.path()))).isEqualTo(2);
        assertThat(path(kept)).exists();
        assertThat(path(orphan)).doesNotExist();
    }

    @Test
    @Tag("attack")
    void a_file_altered_at_any_place_is_refused() throws IOException {
        byte[] plain = bytes(Envelope.BLOCK + 500);
        SealedFile file = seal(plain);
        byte[] sealed = Files.readAllBytes(path(file));
        Random random = new Random(3);
        for (int i = 0; i < 40; i++) {
            byte[] altered = sealed.clone();
            altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(path(file), altered);
            assertThatThrownBy(() -> readAll(file)).isInstanceOf(DamagedFile.class);
        }
    }

    @Test
    @Tag("attack")
    void a_file_cut_anywhere_even_between_two_blocks_is_refused() throws IOException {
        SealedFile file = seal(bytes(3 * Envelope.BLOCK));
        byte[] sealed = Files.readAllBytes(path(file));
        int mark = Envelope.MARK.length;
        for (int length : new int[] {
            0, 3, mark, mark + 1, mark + Envelope.SEALED_BLOCK, mark + 2 * Envelope.SEALED_BLOCK, sealed.length - 1
        }) {
            Files.write(path(file), Arrays.copyOf(sealed, length));
            assertThatThrownBy(() -> readAll(file)).isInstanceOf(DamagedFile.class);
        }
        Files.write(path(file), Arrays.copyOf(sealed, sealed.length + Envelope.SEALED_BLOCK));
        assertThatThrownBy(() -> readAll(file)).isInstanceOf(DamagedFile.class);
    }

    @Test
    @Tag("attack")
    void blocks_cannot_be_exchanged_within_a_file_nor_between_files() throws IOException {
        SealedFile one = seal(bytes(3 * Envelope.BLOCK));
        byte[] sealed = Files.readAllBytes(path(one));
        byte[] exchanged = sealed.clone();
        int mark = Envelope.MARK.length;
        System.arraycopy(sealed, mark, exchanged, mark + Envelope.SEALED_BLOCK, Envelope.SEALED_BLOCK);
        System.arraycopy(sealed, mark + Envelope.SEALED_BLOCK, exchanged, mark, Envelope.SEALED_BLOCK);
        Files.write(path(one), exchanged);
        assertThatThrownBy(() -> readAll(one)).isInstanceOf(DamagedFile.class);

        SealedFile other = seal(bytes(100));
        SealedFile crossed = new SealedFile(other.id(), one.path(), one.bytes(), one.sha256(), other.wrappedKey());
        assertThatThrownBy(() -> readAll(crossed)).isInstanceOf(DamagedFile.class);
        SealedFile stolen = new SealedFile(one.id(), one.path(), one.bytes(), one.sha256(), other.wrappedKey());
        assertThatThrownBy(() -> readAll(stolen)).isInstanceOf(KeyRefused.class);
    }

    @Test
    void once_the_wrapping_key_is_destroyed_nothing_opens() throws IOException {
        SealedFile file = seal(bytes(10));
        keys.destroy(KEY);
        assertThatThrownBy(() -> readAll(file)).isInstanceOf(KeyRefused.class);
    }

    private void readAll(SealedFile file) throws IOException {
        try (InputStream in = files.stream(file)) {
            in.readAllBytes();
        }
    }

    private SealedFile seal(byte[] plain) throws IOException {
        try (SealedWriter writer = files.create("here", ".bin")) {
            writer.stream().write(plain);
            return writer.finish();
        }
    }

    private Path path(SealedFile file) {
        return home.resolve("files").resolve(file.path());
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
