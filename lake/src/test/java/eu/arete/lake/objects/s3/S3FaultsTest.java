package eu.arete.lake.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.lake.crash.Mortal;
import eu.arete.lake.objects.ObjectReader;
import eu.arete.lake.objects.ObjectStoreAway;
import eu.arete.lake.objects.ObjectStoreRefused;
import eu.arete.lake.objects.ObjectWriter;
import eu.arete.lake.store.DamagedFile;
import eu.arete.lake.store.SealedFile;
import eu.arete.lake.store.SealedFiles;
import eu.arete.lake.store.SealedWriter;
import eu.arete.privacy.FileKeyStore;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when an object store, the way to it, or the one who writes fails. */
final class S3FaultsTest {

    private static final Patience SHORT = new Patience(3, Duration.ofSeconds(20), Duration.ofMillis(20));
    private static final int LARGE = 20_000_003;

    @TempDir
    private static Path directory;

    private static S3Server server;
    private static FrailLink link;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start(Files.createDirectories(directory.resolve("server")));
        link = new FrailLink(server.port());
    }

    @AfterAll
    static void stop() throws IOException {
        link.close();
        server.close();
    }

    @Test
    void a_line_that_breaks_in_the_middle_of_a_read_is_tried_again_and_no_byte_is_wrong() throws IOException {
        S3Objects store = store(link.endpoint(), "breaks");
        byte[] all = put(store, "one.bin", LARGE);
        link.breakNext(2, 300_000);
        assertThat(read(store, "one.bin", LARGE)).isEqualTo(all);
        assertThat(link.broken()).isEqualTo(2);
    }

    @Test
    void a_line_that_breaks_in_the_middle_of_a_put_leaves_the_object_once_and_whole() throws IOException {
        S3Objects store = store(link.endpoint(), "putbreaks");
        for (int size : new int[] {5_000, LARGE}) {
            // The answer is lost, not the work: the server has the object, or the part, when we ask again.
            link.breakNext(1, 0);
            byte[] all = put(store, size + ".bin", size);
            assertThat(read(store, size + ".bin", size)).isEqualTo(all);
        }
        assertThat(store.list("")).hasSize(2);
        assertThat(store.clearUnfinished()).isZero();
    }

    @Test
    void a_server_that_stays_away_is_told_after_so_many_tries() throws IOException {
        S3Objects store = store(link.endpoint(), "away");
        put(store, "one.bin", LARGE);
        ObjectReader reader = store.open("one.bin").reader();
        link.breakNext(1_000, 100);
        long before = System.nanoTime();
        assertThatThrownBy(() -> reader.read(ByteBuffer.allocate(1_000), 0))
                .isInstanceOf(ObjectStoreAway.class)
                .hasMessageContaining("is not to be had")
                .hasMessageContaining("3 tries");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
        link.breakNext(0, 0);
    }

    @Test
    void nobody_at_the_endpoint_is_told_as_such() throws IOException {
        S3Objects store = store(URI.create("http://127.0.0.1:9"), "nobody");
        assertThatThrownBy(() -> store.list("")).isInstanceOf(ObjectStoreAway.class);
    }

    @Test
    void what_will_not_pass_is_refused_with_what_to_correct() throws IOException {
        S3Objects noBucket =
                new S3Objects(place(server.endpoint(), "no-such-bucket"), credentials(), SHORT, Clock.systemUTC());
        assertThatThrownBy(() -> noBucket.list(""))
                .isInstanceOf(ObjectStoreRefused.class)
                .hasMessageContaining("NoSuchBucket")
                .hasMessageContaining("make the bucket first");
        server.bucket("refused");
        Path wrong = directory.resolve("wrong");
        Files.writeString(wrong, "arete-tests\nanother-secret-than-theirs\n");
        Files.setPosixFilePermissions(wrong, PosixFilePermissions.fromString("rw-------"));
        S3Objects stranger =
                new S3Objects(place(server.endpoint(), "refused"), S3Credentials.read(wrong), SHORT, Clock.systemUTC());
        assertThatThrownBy(() -> stranger.list(""))
                .isInstanceOf(ObjectStoreRefused.class)
                .hasMessageContaining("SignatureDoesNotMatch")
                .hasMessageNotContaining("another-secret");
        Clock late = Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC);
        S3Objects slow = new S3Objects(place(server.endpoint(), "refused"), credentials(), SHORT, late);
        assertThatThrownBy(() -> slow.list("")).isInstanceOf(ObjectStoreRefused.class);
    }

    @Test
    @Tag("attack")
    void bytes_that_the_server_altered_are_damage_and_never_data() throws IOException {
        try (KeyStore keys = FileKeyStore.open(directory.resolve("keys"), new SecureRandom())) {
            keys.ensureWrappingKey(KeyName.of("lake"));
            SealedFiles files =
                    new SealedFiles(store(server.endpoint(), "altered"), keys, KeyName.of("lake"), new SecureRandom());
            byte[] plain = bytes(3_000_000);
            SealedFile file;
            try (SealedWriter writer = files.create("care", ".sealed")) {
                writer.stream().write(plain);
                file = writer.finish();
            }
            try (InputStream in = files.stream(file)) {
                assertThat(in.readAllBytes()).isEqualTo(plain);
            }
            Path stored = server.objects().resolve("altered/lake/" + file.path());
            byte[] sealed = Files.readAllBytes(stored);
            sealed[1_500_000] ^= 1;
            Files.write(stored, sealed);
            assertThatThrownBy(() -> {
                        try (InputStream in = files.stream(file)) {
                            in.readAllBytes();
                        }
                    })
                    .isInstanceOf(DamagedFile.class);
        }
    }

    @Test
    @Tag("crash")
    void a_writer_killed_in_the_middle_of_a_put_leaves_nothing_to_see() throws Exception {
        S3Objects store = store(server.endpoint(), "killed");
        Mortal writer = new Mortal(
                MortalWriter.class,
                server.endpoint().toString(),
                server.credentials().toString());
        for (int moment : new int[] {30, 150, 400}) {
            writer.killedAfter(Duration.ofMillis(moment));
            assertThat(store.list("")).isEmpty();
            assertThatThrownBy(() -> store.open(MortalWriter.NAME)).isInstanceOf(NoSuchFileException.class);
        }
        assertThat(store.clearUnfinished()).isPositive();
        assertThat(store.clearUnfinished()).isZero();
    }

    /** Writes parts of one object for ever. */
    static final class MortalWriter {
        static final String NAME = "endless.bin";

        private MortalWriter() {}

        public static void main(String[] args) throws IOException {
            S3Objects store = new S3Objects(
                    place(URI.create(args[0]), "killed"),
                    S3Credentials.read(Path.of(args[1])),
                    SHORT,
                    Clock.systemUTC());
            try (ObjectWriter writer = store.create(NAME)) {
                writer.write(bytes(9_000_000));
                Mortal.begins();
                while (true) {
                    writer.write(bytes(1_000_000));
                }
            }
        }
    }

    @Test
    @Tag("attack")
    void nothing_goes_unencrypted_to_another_machine_and_no_open_file_of_credentials_is_read() throws IOException {
        for (String endpoint : List.of(
                "http://s3.example.org",
                "http://10.0.0.1:9000",
                "http://127.0.0.1.example.org",
                "ftp://127.0.0.1",
                "https://user:pass@s3.example.org",
                "https://s3.example.org/path",
                "s3.example.org")) {
            assertThatThrownBy(() -> place(URI.create(endpoint), "bucket"))
                    .as(endpoint)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(place(URI.create("https://s3.example.org"), "bucket").toString())
                .contains("s3.example.org");
        Path open = Files.writeString(directory.resolve("open"), "id\nsecret\n");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> S3Credentials.read(open)).hasMessageContaining("chmod 600");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-------"));
        assertThat(S3Credentials.read(open).toString()).doesNotContain("secret");
    }

    private static S3Objects store(URI endpoint, String bucket) throws IOException {
        server.bucket(bucket);
        return new S3Objects(place(endpoint, bucket), credentials(), SHORT, Clock.systemUTC());
    }

    private static S3Place place(URI endpoint, String bucket) {
        return new S3Place(endpoint, "us-east-1", bucket, "lake/");
    }

    private static S3Credentials credentials() throws IOException {
        return S3Credentials.read(server.credentials());
    }

    private static byte[] put(S3Objects store, String name, int size) throws IOException {
        byte[] bytes = bytes(size);
        try (ObjectWriter writer = store.create(name)) {
            writer.write(bytes);
            writer.finish();
        }
        return bytes;
    }

    private static byte[] read(S3Objects store, String name, int size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(size);
        try (ObjectReader reader = store.open(name).reader()) {
            while (bytes.hasRemaining()) {
                assertThat(reader.read(bytes, bytes.position())).isPositive();
            }
        }
        return bytes.array();
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
