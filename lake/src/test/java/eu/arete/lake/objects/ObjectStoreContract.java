package eu.arete.lake.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every object store does. */
public abstract class ObjectStoreContract {

    /** More than one part of any store. */
    private static final int LARGE = 20_000_003;

    /** The same empty store during one test. */
    protected abstract ObjectStore store();

    @Test
    void what_was_put_is_read_back_whatever_its_size() throws IOException {
        for (int size : new int[] {0, 1, 70_000, (8 << 20) - 1, 8 << 20, (8 << 20) + 1, LARGE}) {
            put("sizes/" + size + ".bin", bytes(size));
            assertThat(read("sizes/" + size + ".bin", 0, size)).isEqualTo(bytes(size));
            assertThat(store().open("sizes/" + size + ".bin").size()).isEqualTo(size);
        }
    }

    @Test
    void any_place_is_read_without_the_rest_and_nothing_after_the_end() throws IOException {
        byte[] all = bytes(LARGE);
        put("care/ACTS/one.bin", all);
        Random random = new Random(5);
        StoredObject object = store().open("care/ACTS/one.bin");
        try (ObjectReader reader = object.reader()) {
            for (int i = 0; i < 30; i++) {
                int at = random.nextInt(all.length);
                int length = Math.min(1 + random.nextInt(50_000), all.length - at);
                if (i % 3 == 0) {
                    reader.expect(at, at + 3L * length);
                }
                assertThat(fully(reader, at, length)).isEqualTo(Arrays.copyOfRange(all, at, at + length));
            }
            assertThat(reader.read(ByteBuffer.allocate(5), all.length)).isEqualTo(-1);
            assertThat(reader.read(ByteBuffer.allocate(5), all.length + 10L)).isEqualTo(-1);
        }
    }

    @Test
    void nothing_is_seen_of_an_object_before_it_is_finished() throws IOException {
        try (ObjectWriter writer = store().create("half.bin")) {
            writer.write(bytes(LARGE));
            assertThatThrownBy(() -> store().open("half.bin")).isInstanceOf(NoSuchFileException.class);
            assertThat(store().list("")).isEmpty();
        }
        assertThatThrownBy(() -> store().open("half.bin")).isInstanceOf(NoSuchFileException.class);
        assertThat(store().clearUnfinished())
                .as("a closed writer cleared after itself")
                .isZero();
    }

    @Test
    @SuppressWarnings("resource")
    void what_a_dead_writer_left_is_cleared_and_its_name_is_free() throws IOException {
        ObjectWriter dead = store().create("dead/a.bin");
        dead.write(bytes(LARGE));
        put("alive.bin", bytes(10));

        assertThat(store().clearUnfinished()).isEqualTo(1);
        assertThat(store().clearUnfinished()).isZero();
        assertThat(store().list("")).extracting(ObjectStore.Entry::name).containsExactly("alive.bin");
        put("dead/a.bin", bytes(3));
        assertThat(read("dead/a.bin", 0, 3)).isEqualTo(bytes(3));
    }

    @Test
    void a_name_is_given_once() throws IOException {
        put("one.bin", bytes(10));
        assertThatThrownBy(() -> put("one.bin", bytes(20))).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(read("one.bin", 0, 10)).isEqualTo(bytes(10));
    }

    @Test
    void of_many_who_want_one_name_at_once_one_gets_it_whole() throws Exception {
        List<Callable<Integer>> puts = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            int size = 1_000 * i;
            puts.add(() -> {
                try {
                    put("wanted.bin", bytes(size));
                    return size;
                } catch (FileAlreadyExistsException e) {
                    return 0;
                }
            });
        }
        List<Integer> won = together(puts).stream().filter(size -> size > 0).toList();
        assertThat(won).hasSizeBetween(1, mostWinners());
        int kept = (int) store().open("wanted.bin").size();
        assertThat(won).contains(kept);
        assertThat(read("wanted.bin", 0, kept)).isEqualTo(bytes(kept));
    }

    /** How many of those who want one name at the same moment may be told that they have it. */
    protected int mostWinners() {
        return 1;
    }

    @Test
    void many_write_and_read_at_once() throws Exception {
        List<Callable<Integer>> puts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int size = i % 4 == 0 ? 9_000_000 + i : 5_000 + i;
            String name = "many/" + i + ".bin";
            puts.add(() -> {
                put(name, bytes(size));
                assertThat(read(name, 0, size)).isEqualTo(bytes(size));
                return size;
            });
        }
        assertThat(together(puts)).hasSize(12);
        assertThat(store().list("many/")).hasSize(12);
    }

    @Test
    void all_of_a_prefix_are_listed_however_many() throws IOException {
        for (int i = 0; i < 1_010; i++) {
            put("listed/" + i, bytes(i % 3));
        }
        put("other", bytes(4));
        assertThat(store().list("listed/")).hasSize(1_010).contains(new ObjectStore.Entry("listed/1000", 1));
        assertThat(store().list("")).hasSize(1_011);
        assertThat(store().list("none/")).isEmpty();
    }

    @Test
    void what_is_deleted_is_gone_and_deleting_again_does_nothing() throws IOException {
        put("here/gone.bin", bytes(10));
        store().delete("here/gone.bin");
        store().delete("here/gone.bin");
        store().delete("never-was.bin");
        assertThatThrownBy(() -> store().open("here/gone.bin")).isInstanceOf(NoSuchFileException.class);
        assertThat(store().list("")).isEmpty();
    }

    @Test
    @Tag("attack")
    void no_name_leads_out_of_the_store() {
        for (String name : List.of("", "../out", "a/../../out", "/etc/passwd", "..")) {
            assertThatThrownBy(() -> store().create(name)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store().open(name)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store().delete(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    protected final void put(String name, byte[] bytes) throws IOException {
        try (ObjectWriter writer = store().create(name)) {
            writer.write(bytes);
            writer.finish();
        }
    }

    protected final byte[] read(String name, long at, int length) throws IOException {
        try (ObjectReader reader = store().open(name).reader()) {
            return fully(reader, at, length);
        }
    }

    private static byte[] fully(ObjectReader reader, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            assertThat(reader.read(bytes, at + bytes.position())).isPositive();
        }
        return bytes.array();
    }

    protected static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static <T> List<T> together(List<Callable<T>> works) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(works)) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
