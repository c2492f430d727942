package eu.arete.lake.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.lake.store.TableName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that partners pack with gzip before they send them. */
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
    void a_plain_file_that_says_it_is_packed_is_refused() throws Exception {
        assertThat(Dock.refusal(deliver(rows(3).getBytes(UTF_8))).rule()).isEqualTo(Rule.FILE_PACKED);
    }

    private IntakeOutcome deliver(byte[] bytes) throws IOException {
        return dock.deliver(
                Dock.acts("UTF-8"), new TableName("care", "ACTS"), "ACTS.csv.gz", new ByteArrayInputStream(bytes));
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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
