package eu.arete.lake.intake;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.lake.store.LakeFile;
import eu.arete.privacy.FirstStageCode;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.SecondStage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IntakeTest {

    @TempDir
    private Path home;

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
    void sound_rows_are_in_the_lake_typed_and_under_lake_pseudonyms() throws Exception {
        IntakeOutcome outcome = dock.deliver("""
                1;%1$s;31/01/2023;12,50;1;E11;fièvre
                2;;01/02/2023;-3;2;;"a;""b"
                3;xxxxxxxxxxxxxxxxx;;;;;
                """.formatted(Dock.CODE));

        assertThat(outcome).isInstanceOf(IntakeOutcome.Accepted.class);
        List<LakeFile> files = Dock.files(outcome);
        assertThat(files).hasSize(1);
        assertThat(files.get(0).rows()).isEqualTo(3);
        String pseudonym = new SecondStage(dock.keys.secret(KeyName.of("second")))
                .pseudonym(new FirstStageCode(Dock.CODE))
                .hex();
        assertThat(dock.rows(files, "SELECT * FROM FILE ORDER BY NUM"))
                .containsExactly(
                        "1|" + pseudonym + "|2023-01-31|12.5000|1|E11|fièvre",
                        "2|null|2023-02-01|-3.0000|2|null|a;\"b",
                        "3|null|null|null|null|null|null");
        assertThat(outcome.report().firstDay()).contains(LocalDate.of(2023, 1, 31));
        assertThat(outcome.report().lastDay()).contains(LocalDate.of(2023, 2, 1));
    }

    @Test
    void each_rejected_row_is_named_by_line_column_rule_and_value() throws IOException {
        IntakeOutcome outcome = dock.deliver("""
                1;;31/01/2023;12,50;1;E11;
                2;;31/02/2023;12,50;3;E11;
                2;;01/02/2023;1;1;E11;
                ;;01/02/2023;1000,01;1;E1;secret of somebody
                5;not-a-code;;;;E1234;
                6;;
                7;;31/12/1999;1,23456;;;
                """);

        DeliveryReport report = outcome.report();
        assertThat(outcome).isInstanceOf(IntakeOutcome.AcceptedWithRejects.class);
        assertThat(report.rows()).isEqualTo(7);
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.rejected()).isEqualTo(6);
        assertThat(report.examples())
                .containsExactly(
                        new Finding(3, "DAY", Rule.VALUE_TYPE, "31/02/2023"),
                        new Finding(3, "SEX", Rule.VALUE_ENUM, "3"),
                        new Finding(4, "", Rule.ROW_DUPLICATE, ""),
                        new Finding(5, "NUM", Rule.VALUE_REQUIRED, ""),
                        new Finding(5, "PAID", Rule.VALUE_MAXIMUM, "1000,01"),
                        new Finding(5, "ICD", Rule.VALUE_PATTERN, "E1"),
                        new Finding(6, "PERSON", Rule.VALUE_IDENTIFIER, ""),
                        new Finding(6, "ICD", Rule.VALUE_LENGTH, "E1234"),
                        new Finding(6, "ICD", Rule.VALUE_PATTERN, "E1234"),
                        new Finding(7, "", Rule.ROW_COLUMNS, "3"),
                        new Finding(8, "DAY", Rule.VALUE_MINIMUM, "31/12/1999"),
                        new Finding(8, "PAID", Rule.VALUE_TYPE, "1,23456"));
        assertThat(report.rules()).containsEntry("value.pattern", 2L).containsEntry("row.duplicate", 1L);
        assertThat(report.missing())
                .as("cells without a value, of the rows that have as many as the header")
                .isEqualTo(Map.of("NUM", 1L, "PERSON", 5L, "DAY", 1L, "PAID", 1L, "SEX", 2L, "ICD", 1L, "NOTE", 5L));
        assertThat(dock.rejects.lines()).hasSize(12).contains("ACTS.csv;3;SEX;value.enum;\"3\"");
        assertThat(dock.rejects).doesNotContain("somebody", "not-a-code");
    }

    @Test
    void columns_may_come_in_another_order_and_lines_end_as_windows_ends_them() throws Exception {
        String file = "NOTE;ICD;SEX;PAID;DAY;PERSON;NUM\r\nx;E11;1;1;01/01/2023;;1\r\n";
        IntakeOutcome outcome =
                dock.deliver(Dock.acts("UTF-8"), new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        assertThat(dock.rows(Dock.files(outcome), "SELECT * FROM FILE"))
                .containsExactly("1|null|2023-01-01|1.0000|1|E11|x");
    }

    @Test
    void the_declared_charset_is_read_and_a_byte_order_mark_forgiven() throws Exception {
        String row = "1;;;;;;«Noël» à l’hôpital œdème\n";
        IntakeOutcome windows = dock.deliver(row, Charset.forName("windows-1252"));
        IntakeOutcome utf8 = dock.deliver(
                Dock.acts("UTF-8"),
                new ByteArrayInputStream(("\uFEFF" + Dock.HEADER + row).getBytes(StandardCharsets.UTF_8)));
        for (IntakeOutcome outcome : List.of(windows, utf8)) {
            assertThat(dock.rows(Dock.files(outcome), "SELECT NOTE FROM FILE"))
                    .containsExactly("«Noël» à l’hôpital œdème");
        }
    }

    @Test
    void a_header_alone_is_a_delivery_of_no_rows() throws IOException {
        IntakeOutcome outcome = dock.deliver("");
        assertThat(outcome).isInstanceOf(IntakeOutcome.Accepted.class);
        assertThat(Dock.files(outcome)).isEmpty();
    }

    @Test
    void a_large_file_is_cut_in_chunks_without_losing_a_line() throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 150_000; i++) {
            rows.append(i % 1000 == 0 ? i - 1 : i)
                    .append(";")
                    .append(Dock.CODE)
                    .append(";01/01/2023;1,5;1;E11;some words\n");
        }
        IntakeOutcome outcome = dock.deliver(rows.toString());
        assertThat(outcome.report().rows()).isEqualTo(150_000);
        assertThat(outcome.report().rules()).isEqualTo(Map.of("row.duplicate", 150L));
        assertThat(outcome.report().examples().get(1).line()).isEqualTo(2001);
        assertThat(dock.rows(Dock.files(outcome), "SELECT count(*), count(DISTINCT NUM), sum(PAID) FROM FILE"))
                .containsExactly("149850|149850|224775.0000");
    }
}
