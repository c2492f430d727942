package eu.arete.lake.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import eu.arete.lake.store.TableName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that partners pack, with gzip or Zstandard, before they send them. */
class PackedFileTest {
    private static final int ROWS = 20_000;

    @TempDir
    Path home;

    private Dock dock;

    @BeforeEach
    void open() throws IOException {
        dock = new Dock(home);
    }

    @AfterEach
    void close() {
        dock.close();
    }

    @Test
    void a_packed_file_is_the_table_it_was() throws Exception {
        IntakeOutcome outcome = deliver(packed(rows(ROWS)));
        assertThat(outcome).isInstanceOf(IntakeOutcome.Accepted.class);
        assertThat(outcome.report().rows()).isEqualTo(ROWS);
        assertThat(dock.rows(Dock.files(outcome), "select count(*), sum(num) from FILE"))
                .containsExactly(ROWS + "|" + (long) ROWS * (ROWS + 1) / 2);
    }

    @Test
    void two_packed_files_put_end_to_end_are_read_to_the_end() throws Exception {
        byte[] first = packed(Dock.HEADER + "1;;;;;;\n");
        byte[] second = packed("2;;;;;;\n");
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertThat(deliver(both).report().accepted()).isEqualTo(2);
    }

    @Tag("attack")
    @Test
    void a_packed_file_cut_anywhere_is_refused_whole() throws Exception {
        byte[] whole = packed(rows(300));
        for (int length = 0; length < whole.length; length += 37) {
            IntakeOutcome outcome = deliver(Arrays.copyOf(whole, length));
            assertThat(Dock.refusal(outcome).rule())
                    .as("%d bytes of %d", length, whole.length)
                    .isEqualTo(Rule.FILE_PACKED);
        }
        assertThat(dock.stored()).isZero();
    }

    @Tag("attack")
    @Test
    void a_bit_changed_in_a_packed_file_is_seen() throws Exception {
        byte[] whole = packed(rows(2_000));
        for (int at = 20; at < whole.length; at += whole.length / 40) {
            byte[] changed = whole.clone();
            changed[at] ^= 4;
            assertThat(deliver(changed)).isInstanceOf(IntakeOutcome.Refused.class);
        }
    }

    @Tag("attack")
    @Test
    void a_file_made_to_fill_the_disk_is_refused_long_before() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            out.write(Dock.HEADER.getBytes(UTF_8));
            byte[] line = "1;;;;;;\n".repeat(1 << 17).getBytes(UTF_8);
            for (int i = 0; i < 200; i++) {
                out.write(line);
            }
        }
        assertThat(bomb.size()).isLessThan(2 << 20);
        assertThat(Dock.refusal(deliver(bomb.toByteArray())).rule()).isEqualTo(Rule.FILE_PACKED);
        assertThat(dock.stored()).isZero();
    }

    @Test
    void parts_put_end_to_end_are_read_from_a_stream_that_never_says_what_waits() throws Exception {
        for (String way : new String[] {".gz", ".zst"}) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.write(packed(Dock.HEADER, way));
            for (int i = 1; i <= 50; i++) {
                all.write(packed(i + ";;;;;;\n", way));
            }
            InputStream silent = new FilterInputStream(new ByteArrayInputStream(all.toByteArray())) {
                @Override
                public int available() {
                    return 0;
                }

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    return super.read(into, from, Math.min(length, 7));
                }
            };
            IntakeOutcome outcome =
                    dock.deliver(Dock.acts("UTF-8"), new TableName("care", "ACTS"), "ACTS.csv" + way, silent);
            assertThat(outcome.report().accepted()).as(way).isEqualTo(50);
        }
    }

    @Tag("attack")
    @Test
    void what_follows_a_whole_part_and_is_none_refuses_the_file() throws Exception {
        for (String way : new String[] {".gz", ".zst"}) {
            for (String after : new String[] {"x", "\u001f\u008bzz", "2;;;;;;\n", "\0\0\0\0"}) {
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                all.write(packed(rows(10), way));
                all.write(after.getBytes(ISO_8859_1));
                assertThat(Dock.refusal(deliver(all.toByteArray(), way)).rule())
                        .as(way + after)
                        .isEqualTo(Rule.FILE_PACKED);
            }
        }
    }

    @Test
    void a_file_packed_with_zstandard_is_the_table_it_was() throws Exception {
        IntakeOutcome outcome = deliver(packed(rows(ROWS), ".zst"), ".zst");
        assertThat(outcome).isInstanceOf(IntakeOutcome.Accepted.class);
        assertThat(dock.rows(Dock.files(outcome), "select count(*), sum(num) from FILE"))
                .containsExactly(ROWS + "|" + (long) ROWS * (ROWS + 1) / 2);
    }

    @Tag("attack")
    @Test
    void a_file_packed_with_zstandard_that_is_cut_or_changed_is_refused_whole() throws Exception {
        byte[] whole = packed(rows(2_000), ".zst");
        for (int length = 1; length < whole.length; length += whole.length / 60) {
            assertThat(Dock.refusal(deliver(Arrays.copyOf(whole, length), ".zst"))
                            .rule())
                    .as("%d bytes of %d", length, whole.length)
                    .isEqualTo(Rule.FILE_PACKED);
        }
        for (int at = 4; at < whole.length; at += whole.length / 60) {
            byte[] changed = whole.clone();
            changed[at] ^= 4;
            assertThat(deliver(changed, ".zst")).as("byte %d", at).isInstanceOf(IntakeOutcome.Refused.class);
        }
        assertThat(dock.stored()).isZero();
    }

    @Tag("attack")
    @Test
    void a_file_packed_with_zstandard_to_fill_the_disk_or_the_memory_is_refused_long_before() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZstdOutputStream out = new ZstdOutputStream(bomb, 19)) {
            out.write(Dock.HEADER.getBytes(UTF_8));
            byte[] line = "1;;;;;;\n".repeat(1 << 17).getBytes(UTF_8);
            for (int i = 0; i < 200; i++) {
                out.write(line);
            }
        }
        assertThat(bomb.size()).isLessThan(2 << 20);
        assertThat(Dock.refusal(deliver(bomb.toByteArray(), ".zst")).rule()).isEqualTo(Rule.FILE_PACKED);
        // A frame that asks for a window of 2³⁰ bytes (RFC 8878 §3.1.1.1.2).
        byte[] greedy = {(byte) 0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, (byte) (20 << 3), 1, 0, 0};
        assertThat(Dock.refusal(deliver(greedy, ".zst")).rule()).isEqualTo(Rule.FILE_PACKED);
    }

    @Test
    void a_plain_file_that_says_it_is_packed_is_refused() throws Exception {
        assertThat(Dock.refusal(deliver(rows(3).getBytes(UTF_8))).rule()).isEqualTo(Rule.FILE_PACKED);
    }

    private IntakeOutcome deliver(byte[] bytes) throws IOException {
        return deliver(bytes, ".gz");
    }

    private IntakeOutcome deliver(byte[] bytes, String way) throws IOException {
        return dock.deliver(
                Dock.acts("UTF-8"), new TableName("care", "ACTS"), "ACTS.csv" + way, new ByteArrayInputStream(bytes));
    }

    private static String rows(int count) {
        StringBuilder rows = new StringBuilder(Dock.HEADER);
        for (int i = 1; i <= count; i++) {
            rows.append(i)
                    .append(";;0")
                    .append(1 + i % 9)
                    .append("/01/2024;")
                    .append(i * 7919 % 900)
                    .append(",5;1;A01;\n");
        }
        return rows.toString();
    }

    private static byte[] packed(String text) throws IOException {
        return packed(text, ".gz");
    }

    private static byte[] packed(String text, String way) throws IOException {
        return packed(text.getBytes(UTF_8), way);
    }

    static byte[] packed(byte[] plain, String way) throws IOException {
        if (way.isEmpty()) {
            return plain;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out =
                way.equals(".gz") ? new GZIPOutputStream(bytes) : new ZstdOutputStream(bytes).setChecksum(true)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
