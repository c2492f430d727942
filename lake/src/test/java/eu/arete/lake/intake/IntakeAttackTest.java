package eu.arete.lake.intake;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.lake.schema.TableSchema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to pass what must not pass, to break the checks or to exhaust them. */
@Tag("attack")
final class IntakeAttackTest {

    @TempDir
    private Path home;

    private Dock dock;

    @BeforeEach
    void open() throws IOException {
        dock = new Dock(home);
    }

    @AfterEach
    void close() throws IOException {
        dock.close();
    }

    @Test
    void a_file_with_a_nir_in_free_text_is_refused_at_its_line_and_column() throws IOException {
        refused("1;;;;;;fine\n2;;;;;;called 2 55 08 14 168 025 38 again\n", Rule.FILE_PERSONAL_DATA, 3, "NOTE");
        refused("1;;;;;;\"write to marie@example.org\"\n", Rule.FILE_PERSONAL_DATA, 2, "NOTE");
        refused("1;;;;;;06 12 34 56 78\n", Rule.FILE_PERSONAL_DATA, 2, "NOTE");
    }

    @Test
    void a_nir_is_seen_in_any_column_even_one_too_many() throws IOException {
        refused("1;255081416802538;;;;;\n", Rule.FILE_PERSONAL_DATA, 2, "PERSON");
        refused("255081416802538;;;;;;\n", Rule.FILE_PERSONAL_DATA, 2, "NUM");
        refused("1;;;;;;;255081416802538\n", Rule.FILE_PERSONAL_DATA, 2, "");
        assertThat(dock.rejects).doesNotContain("25508");
    }

    @Test
    void a_file_cut_in_its_last_line_is_refused() throws IOException {
        refused("1;;;;;;a\n2;;;1", Rule.FILE_TRUNCATED, 3, "");
        refused("1;;;;;;a\n2;;;;;;b", Rule.FILE_TRUNCATED, 3, "");
        assertThat(raw("NUM;PERS")).isEqualTo(Rule.FILE_TRUNCATED);
        assertThat(raw("")).isEqualTo(Rule.FILE_HEADER);
    }

    @Test
    void a_header_that_lies_is_refused_without_repeating_what_it_holds() throws IOException {
        assertThat(raw("NUM;PERSON;DAY;PAID;SEX;ICD\n1;;;;;\n")).isEqualTo(Rule.FILE_HEADER);
        assertThat(raw("NUM;PERSON;DAY;PAID;SEX;ICD;NOTE;NOTE\n")).isEqualTo(Rule.FILE_HEADER);
        IntakeOutcome outcome = dock.deliver(Dock.acts("UTF-8"), bytes("1;255081416802538;Marie Dupont 1955;;;;\n"));
        assertThat(Dock.refusal(outcome).detail()).contains("NUM").doesNotContain("2550", "Dupont");
    }

    @Test
    void a_file_in_another_charset_than_declared_is_refused() throws IOException {
        byte[] latin = (Dock.HEADER + "1;;;;;;é\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(rule("UTF-8", latin)).isEqualTo(Rule.FILE_ENCODING);
        byte[] utf8 = (Dock.HEADER + "1;;;;;;dû à\n").getBytes(StandardCharsets.UTF_8);
        assertThat(rule("ISO-8859-1", utf8)).isEqualTo(Rule.FILE_ENCODING);
        byte[] windows = (Dock.HEADER + "1;;;;;;l’été\n").getBytes("windows-1252");
        assertThat(rule("ISO-8859-1", windows)).isEqualTo(Rule.FILE_ENCODING);
        byte[] utf16 = (Dock.HEADER + "1;;;;;;a\n").getBytes(StandardCharsets.UTF_16);
        assertThat(rule("UTF-8", utf16)).isEqualTo(Rule.FILE_ENCODING);
        byte[] marked = ("\uFEFF" + Dock.HEADER).getBytes(StandardCharsets.UTF_8);
        assertThat(rule("ISO-8859-1", marked)).isEqualTo(Rule.FILE_ENCODING);
    }

    @Test
    void quotes_that_do_not_close_and_bytes_that_are_no_text_refuse_the_file() throws IOException {
        refused("1;;;;;;\"never closed\n2;;;;;;b\n", Rule.FILE_QUOTE, 2, "NOTE");
        refused("1;;;;;\"E11\"x;b\n", Rule.FILE_QUOTE, 2, "ICD");
        refused("1;;;;;;a\u0000b\n", Rule.FILE_ENCODING, 2, "NOTE");
        refused("1;;;;;;a\rb\n", Rule.FILE_ENCODING, 2, "NOTE");
        refused("1;;;;;;a\u001Fb\n", Rule.FILE_ENCODING, 2, "NOTE");
    }

    @Test
    void a_compressed_bomb_is_not_opened() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gz = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 2_000; i++) {
                gz.write(new byte[1 << 14]);
            }
        }
        assertThat(rule("UTF-8", bomb.toByteArray())).isIn(Rule.FILE_HEADER, Rule.FILE_TRUNCATED);
    }

    @Test
    void a_line_of_ten_gigabytes_is_refused_in_bounded_memory() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Endless line = new Endless(10L << 30);
            IntakeOutcome outcome = dock.deliver(Dock.acts("UTF-8"), line);
            assertThat(Dock.refusal(outcome).rule()).isEqualTo(Rule.FILE_LINE_TOO_LONG);
            assertThat(Dock.refusal(outcome).line()).isEqualTo(2);
            assertThat(line.given).isLessThan(20L << 20);
        });
    }

    @Test
    void a_file_refused_late_leaves_nothing_in_the_lake() throws IOException {
        String rows = "1;;;;;;word\n".repeat(50_000);
        refused(rows + "2;;;;;;marie@example.org\n", Rule.FILE_PERSONAL_DATA, 50_002, "NOTE");
        assertThat(dock.stored()).isZero();
    }

    @Test
    void whatever_is_done_to_a_file_its_rows_are_all_accounted_for() throws IOException {
        Random random = new Random(20_261_122);
        TableSchema schema = Dock.acts("UTF-8");
        byte[] sound = (Dock.HEADER
                        + ("1;" + Dock.CODE + ";31/01/2023;12,50;1;E11;fièvre \"légère\"\n"
                                        + "2;;01/02/2023;-3;2;;\"a;\"\"b\"\n3;;;1e3;+1;A00;\n")
                                .repeat(4))
                .getBytes(StandardCharsets.UTF_8);
        byte[] odd = "\"\";;\n\r\n\u0000\u001e\u001f\\é€0123456789-+,./eE@'=\t ".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 1_500; i++) {
            byte[] file = mutated(sound, odd, random);
            IntakeOutcome outcome = dock.deliver(schema, new ByteArrayInputStream(file));
            DeliveryReport report = outcome.report();
            if (!(outcome instanceof IntakeOutcome.Refused)) {
                long lines = new String(file, StandardCharsets.ISO_8859_1)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
                assertThat(report.accepted() + report.rejected()).isEqualTo(lines - 1);
                assertThat(Dock.files(outcome).stream().mapToLong(f -> f.rows()).sum())
                        .isEqualTo(report.accepted());
            }
        }
    }

    private static byte[] mutated(byte[] sound, byte[] odd, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        double rate = random.nextInt(3) == 0 ? 0.05 : 0.004;
        for (byte b : sound) {
            if (out.size() < 34 || random.nextDouble() >= rate) {
                out.write(b);
            } else {
                for (int n = random.nextInt(3); n > 0; n--) {
                    out.write(odd[random.nextInt(odd.length)]);
                }
            }
        }
        return out.toByteArray();
    }

    private void refused(String rows, Rule rule, long line, String column) throws IOException {
        IntakeOutcome outcome = dock.deliver(rows);
        assertThat(outcome).isInstanceOf(IntakeOutcome.Refused.class);
        Refusal refusal = Dock.refusal(outcome);
        assertThat(refusal.rule()).isEqualTo(rule);
        assertThat(refusal.line()).isEqualTo(line);
        assertThat(refusal.column()).isEqualTo(column);
        assertThat(refusal.detail()).doesNotContain("2550", "marie");
    }

    private Rule raw(String file) throws IOException {
        return Dock.refusal(dock.deliver(Dock.acts("UTF-8"), bytes(file))).rule();
    }

    private Rule rule(String encoding, byte[] file) throws IOException {
        return Dock.refusal(dock.deliver(Dock.acts(encoding), new ByteArrayInputStream(file)))
                .rule();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A header, then one line that does not end. */
    private static final class Endless extends InputStream {
        private final byte[] header = Dock.HEADER.getBytes(StandardCharsets.UTF_8);
        private final long size;
        private long given;

        Endless(long size) {
            this.size = size;
        }

        @Override
        public int read() {
            if (given == size) {
                return -1;
            }
            return given < header.length ? header[(int) given++] : (int) ('a' + 0 * given++);
        }
    }
}
