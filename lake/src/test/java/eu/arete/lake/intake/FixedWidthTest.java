package eu.arete.lake.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.InvalidDescriptor;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.TableName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose columns stand at fixed places, without a header. */
class FixedWidthTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** Two characters between NUM and DAY belong to nobody. */
    private static final String DESCRIPTOR = """
            {"name":"care","arete":{"partner":"cnam"},"resources":[
             {"name":"STAYS","format":"fixed-width","encoding":"windows-1252","schema":{"fields":[
              {"name":"NOTE","type":"string","arete":{"role":"free-text","from":16,"to":35}},
              {"name":"NUM","type":"integer","constraints":{"required":true},"arete":{"from":1,"to":5}},
              {"name":"DAY","type":"date","format":"%d%m%Y","arete":{"from":8,"to":15}}],
             "primaryKey":["NUM"],"arete":{"period":"DAY"}}}]}
            """;

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
    void cells_are_taken_from_their_places_without_the_blanks_around_them() throws Exception {
        IntakeOutcome outcome = deliver(line("    1", "ab", "31012023", "été à l’œuvre")
                + line("00002", "", "", " ; \"x\"")
                + line("    3", "", "01022023", "").replace("\n", "\r\n"));
        assertThat(outcome).isInstanceOf(IntakeOutcome.Accepted.class);
        assertThat(dock.rows(Dock.files(outcome), "SELECT NUM, DAY, NOTE FROM FILE"))
                .containsExactly("1|2023-01-31|été à l’œuvre", "2|null|; \"x\"", "3|2023-02-01|null");
        assertThat(outcome.report().rows()).isEqualTo(3);
    }

    @Test
    void each_fault_is_told_at_its_line_the_first_being_1() throws Exception {
        IntakeOutcome outcome = deliver(line("    1", "", "31022023", "")
                + line("    2", "", "31012023", "")
                + "too short\n"
                + line("    2", "", "31012023", "")
                + "\n"
                + line("     ", "", "", "")
                + line("    7", "", "", "").stripTrailing()
                + "\n");
        assertThat(outcome.report().examples())
                .containsExactly(
                        new Finding(1, "DAY", Rule.VALUE_TYPE, "31022023"),
                        new Finding(3, "", Rule.ROW_COLUMNS, "9 characters"),
                        new Finding(4, "", Rule.ROW_DUPLICATE, ""),
                        new Finding(5, "", Rule.ROW_COLUMNS, "0 characters"),
                        new Finding(6, "NUM", Rule.VALUE_REQUIRED, ""),
                        new Finding(7, "", Rule.ROW_COLUMNS, "5 characters"));
        assertThat(outcome.report().rows()).isEqualTo(7);
        assertThat(outcome.report().accepted()).isEqualTo(1);
    }

    @Test
    void personal_data_is_seen_in_a_column_between_columns_and_in_lines_that_are_no_rows() throws Exception {
        String sound = line("    1", "", "", "");
        assertThat(refusal(sound + line("    2", "", "", "06 12 34 56 78"))).isEqualTo("file.personal-data 2 NOTE");
        assertThat(refusal(sound + "255081416802538\n")).isEqualTo("file.personal-data 2 ");
        assertThat(refusal(sound + line("    2", "", "", "").replace("\n", "  marie@example.org\n")))
                .isEqualTo("file.personal-data 2 ");
    }

    @Test
    void a_file_that_is_cut_or_holds_control_characters_is_refused() throws Exception {
        assertThat(refusal(line("    1", "", "", "") + "    2")).isEqualTo("file.truncated 2 ");
        assertThat(refusal(line("    1", "", "", "a\u0000b"))).isEqualTo("file.encoding 1 ");
    }

    @Test
    void a_description_without_places_or_with_a_charset_of_several_bytes_is_refused() {
        String bad = DESCRIPTOR.replace("windows-1252", "UTF-8").replace("\"to\":5", "\"to\":9");
        assertThatThrownBy(() -> DatasetDescriptor.parse(bad.getBytes(UTF_8)))
                .isInstanceOf(InvalidDescriptor.class)
                .hasMessageContaining("one byte a character")
                .hasMessageContaining("DAY stands on the place of another field");
        String none = DESCRIPTOR.replace("\"from\":1,", "");
        assertThatThrownBy(() -> DatasetDescriptor.parse(none.getBytes(UTF_8)))
                .hasMessageContaining("must stand from a character");
    }

    private static String line(String number, String filler, String day, String note) {
        return "%5s%-2s%8s%-20s\n".formatted(number, filler, day, note);
    }

    private String refusal(String text) throws IOException {
        Refusal refusal = Dock.refusal(deliver(text));
        return refusal.rule().code() + " " + refusal.line() + " " + refusal.column();
    }

    private IntakeOutcome deliver(String text) throws IOException {
        return dock.deliver(
                stays(),
                new TableName("care", "STAYS"),
                "STAYS.2023.txt",
                new ByteArrayInputStream(text.getBytes(WINDOWS)));
    }

    static TableSchema stays() {
        return DatasetDescriptor.parse(DESCRIPTOR.getBytes(UTF_8))
                .tableOf("STAYS.2023.txt")
                .orElseThrow();
    }
}
