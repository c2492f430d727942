package eu.arete.lake.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys already seen, in bounded memory. */
class KeySetTest {
    @TempDir
    Path disk;

    private record Key(long high, long low) {}

    @Test
    void what_was_added_is_there_and_nothing_else_whether_in_memory_or_on_disk() throws IOException {
        for (long memory : new long[] {Long.MAX_VALUE, 2L << 20}) {
            Random random = new Random(memory);
            KeyRoom room = new KeyRoom(disk, memory);
            try (KeySet set = new KeySet(room)) {
                Set<Key> naive = new HashSet<>();
                for (int i = 0; i < 500_000; i++) {
                    // One in five comes again.
                    long seed = random.nextInt(5) == 0 ? random.nextInt(i + 1) : i;
                    Key key = new Key(mixed(seed), mixed(~seed));
                    assertThat(set.add(key.high(), key.low())).isEqualTo(naive.add(key));
                }
                assertThat(set.size()).isEqualTo(naive.size());
                for (int i = 500_000; i < 600_000; i++) {
                    assertThat(set.contains(mixed(i), mixed(~(long) i))).isFalse();
                }
                assertThat(set.runs() > 0).isEqualTo(memory < Long.MAX_VALUE);
            }
        }
    }

    @Test
    void keys_that_differ_in_their_last_bits_alone_are_two() throws IOException {
        try (KeySet set = new KeySet(new KeyRoom(disk, 1 << 20))) {
            for (int rest = 0; rest < 1 << 16; rest++) {
                assertThat(set.add((long) rest << 36, 42)).isTrue();
            }
            for (long low = -1_000; low < 1_000; low++) {
                assertThat(set.add(0, low)).as("%d", low).isEqualTo(low != 42 && low != 1);
                if (low == 0) {
                    continue;
                }
                assertThat(set.contains(0, low)).isTrue();
            }
        }
    }

    @Test
    void a_row_costs_less_than_twelve_bytes_and_on_disk_less_than_two() throws IOException {
        KeyRoom room = new KeyRoom(disk, Long.MAX_VALUE);
        try (KeySet set = new KeySet(room)) {
            for (long i = 0; i < 3_000_000; i++) {
                set.add(mixed(i), mixed(~i));
            }
            assertThat(room.taken() / 3e6).isBetween(10.0, 12.3);
        }
        KeyRoom small = new KeyRoom(disk, 6L << 20);
        try (KeySet set = new KeySet(small)) {
            for (long i = 0; i < 2_000_000; i++) {
                set.add(mixed(i), mixed(~i));
            }
            assertThat(small.taken()).isLessThan(10L << 20);
        }
        assertThat(small.taken()).isZero();
    }

    @Test
    void on_disk_is_ciphertext_in_files_without_a_name() throws IOException {
        KeyRoom room = new KeyRoom(disk.resolve("spill"), 1 << 20);
        try (KeySet set = new KeySet(room)) {
            for (long i = 0; i < 400_000; i++) {
                set.add(mixed(i), mixed(~i));
            }
            assertThat(set.runs()).isPositive();
            try (var files = Files.list(disk.resolve("spill"))) {
                assertThat(files).isEmpty();
            }
        }
        RunCipher cipher = new RunCipher();
        byte[] text = new byte[4096];
        cipher.apply(80, text, text.length);
        Set<Long> words = new HashSet<>();
        for (int i = 0; i < text.length; i += 8) {
            words.add(java.nio.ByteBuffer.wrap(text).getLong(i));
        }
        assertThat(words).hasSize(text.length / 8);
        byte[] part = java.util.Arrays.copyOfRange(text, 1003, 2000);
        cipher.apply(80 + 1003, part, part.length);
        assertThat(part).containsOnly(0);
    }

    private static long mixed(long seed) {
        long z = seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
