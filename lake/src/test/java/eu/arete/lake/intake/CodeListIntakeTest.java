package eu.arete.lake.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.InvalidDescriptor;
import eu.arete.lake.schema.TableSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values held against the nomenclatures that the description brings. */
class CodeListIntakeTest {
    private static final String DESCRIPTOR = """
            {"name":"care","arete":{"partner":"cnam"},"resources":[
             {"name":"SEXES","arete":{"kind":"code-list"},"data":[{"code":"1"},{"code":2}]},
             {"name":"ACTS_V","format":"csv","dialect":{"delimiter":";"},
              "arete":{"kind":"code-list","code":"COD","from":"DEB","until":"FIN","dateFormat":"%d/%m/%Y"},
              "data":"COD;LIB;DEB;FIN\\nAB01;\\"élagué;\\nici\\";;\\nAB02;;01/01/2020;31/12/2021\\nAB02;;01/01/2024;\\nÉT3;;;\\n"},
             {"name":"ACTS","encoding":"ISO-8859-1","dialect":{"delimiter":"|"},"schema":{"fields":[
              {"name":"SEX","type":"integer","arete":{"codeList":"SEXES"}},
              {"name":"ACT","type":"string","arete":{"codeList":"ACTS_V"}},
              {"name":"TOLD","type":"string","arete":{"codeList":"ACTS_V","outsideList":"report"}},
              {"name":"ELSEWHERE","type":"string","arete":{"codeList":"UNKNOWN_V"}},
              {"name":"DAY","type":"date"}],
             "arete":{"period":"DAY"}}}]}
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
    void a_row_with_a_code_outside_its_list_is_rejected_at_its_line() throws Exception {
        IntakeOutcome outcome = deliver("""
                1|AB01||what|
                02|ÉT3||ever|
                3|AB01|||
                ||||
                2|ab01|||
                +1|%s|||
                """.formatted("AB01 "));
        assertThat(outcome.report().examples())
                .containsExactly(
                        new Finding(4, "SEX", Rule.FIELD_CODE_LIST, "3"),
                        new Finding(6, "ACT", Rule.FIELD_CODE_LIST, "ab01"),
                        new Finding(7, "ACT", Rule.FIELD_CODE_LIST, "AB01 "));
        assertThat(outcome.report().accepted()).isEqualTo(3);
        assertThat(outcome.report().rejected()).isEqualTo(3);
        assertThat(dock.rows(Dock.files(outcome), "SELECT SEX, ACT FROM FILE"))
                .containsExactly("1|AB01", "2|ÉT3", "null|null");
    }

    @Test
    void a_list_may_only_tell() throws Exception {
        IntakeOutcome outcome = deliver("1||XX|what|\n");
        assertThat(outcome).isInstanceOf(IntakeOutcome.Accepted.class);
        assertThat(outcome.report().examples())
                .containsExactly(new Finding(2, "TOLD", Rule.FIELD_CODE_LIST_TOLD, "XX"));
        assertThat(dock.rejects).contains("ACTS.csv;2;TOLD;field.code-list-told;\"XX\"");
    }

    @Test
    void a_code_is_valid_on_the_day_of_the_care_or_it_is_not() throws Exception {
        IntakeOutcome outcome = deliver("""
                1|AB02|||2019-12-31
                1|AB02|||2020-01-01
                1|AB02|||2021-12-31
                1|AB02|||2022-01-01
                1|AB02|||2030-01-01
                1|AB02|||
                1|AB01|AB02||2022-01-01
                """);
        assertThat(outcome.report().examples())
                .containsExactly(
                        new Finding(2, "ACT", Rule.FIELD_CODE_LIST, "AB02"),
                        new Finding(5, "ACT", Rule.FIELD_CODE_LIST, "AB02"),
                        new Finding(8, "TOLD", Rule.FIELD_CODE_LIST_TOLD, "AB02"));
        assertThat(outcome.report().rejected()).isEqualTo(2);
    }

    @Test
    void personal_data_in_a_column_of_codes_refuses_the_file() throws Exception {
        Refusal refusal = Dock.refusal(deliver("1|AB01|||\n1|255081416802538|||\n"));
        assertThat(refusal.rule()).isEqualTo(Rule.FILE_PERSONAL_DATA);
        assertThat(refusal.line()).isEqualTo(3);
        assertThat(refusal.column()).isEqualTo("ACT");
    }

    @Test
    void a_list_that_cannot_be_read_is_said_in_the_description_with_all_else() {
        String bad = DESCRIPTOR
                .replace("\"code\":\"COD\"", "\"code\":\"NOPE\"")
                .replace("{\"code\":\"1\"},{\"code\":2}", "")
                .replace("\"outsideList\":\"report\"", "\"outsideList\":\"shrug\"");
        assertThatThrownBy(() -> DatasetDescriptor.parse(bad.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        InvalidDescriptor.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(InvalidDescriptor.Problem::path)
                                .contains(
                                        "resources[0].data",
                                        "resources[1].arete.code",
                                        "resources[2].schema.fields[2].arete.outsideList"));
    }

    private IntakeOutcome deliver(String rows) throws IOException {
        TableSchema schema = DatasetDescriptor.parse(DESCRIPTOR.getBytes(UTF_8))
                .table("ACTS")
                .orElseThrow();
        byte[] file = ("SEX|ACT|TOLD|ELSEWHERE|DAY\n" + rows).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        return dock.deliver(schema, new ByteArrayInputStream(file));
    }
}
