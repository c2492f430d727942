package eu.arete.lake.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.InvalidDescriptor;
import eu.arete.lake.store.TableName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules between the fields of a row, declared as data. */
class RowRulesTest {
    private static final String HEADER = "NUM;START;END;PAID;BACK;SEX;ACT\n";

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

    @ParameterizedTest
    @CsvSource({
        "1;05/01/2024;04/01/2024;10;5;1;A, 0",
        "1;05/01/2024;05/01/2024;10;5;1;A, 1",
        "1;05/01/2024;;10;5;1;A, 1",
        "1;;04/01/2024;10;5;1;A, 1"
    })
    void a_stay_does_not_end_before_it_starts_and_a_missing_date_accuses_nobody(String row, long accepted)
            throws IOException {
        String rule =
                "{\"name\":\"in-order\",\"require\":[{\"field\":\"END\",\"is\":\"at-least\",\"other\":\"START\"}]}";
        DeliveryReport report = deliver(rule, row + "\n");
        assertThat(report.accepted()).isEqualTo(accepted);
        if (accepted == 0) {
            assertThat(report.rules()).containsOnlyKeys("row.rule");
            assertThat(report.examples()).containsExactly(new Finding(2, "in-order", Rule.ROW_RULE, ""));
        }
    }

    @Test
    void a_rule_with_a_condition_holds_only_where_it_is_met() throws IOException {
        String rule = """
                {"name":"birth","when":[{"field":"ACT","is":"in","value":["JQGD010","JQGA002"]},{"field":"START","is":"at-least","value":"2024-01-01"}],
                 "require":[{"field":"SEX","is":"equal","value":2},{"field":"PAID","is":"present"}]}""";
        DeliveryReport report = deliver(rule, """
                1;05/01/2024;;10;;2;JQGD010
                2;05/01/2024;;10;;1;JQGD010
                3;05/01/2024;;;;2;JQGA002
                4;31/12/2023;;10;;1;JQGD010
                5;05/01/2024;;10;;1;OTHER
                6;;;10;;1;JQGD010
                7;05/01/2024;;10;;;JQGD010
                """);
        assertThat(report.examples()).extracting(Finding::line).containsExactly(3L, 4L);
        assertThat(report.accepted()).isEqualTo(5);
    }

    @Test
    void amounts_are_compared_as_numbers_whatever_their_digits() throws IOException {
        String rule =
                "{\"name\":\"not-more-than-paid\",\"require\":[{\"field\":\"BACK\",\"is\":\"at-most\",\"other\":\"PAID\"}]}";
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder rows = new StringBuilder();
        int broken = 0;
        for (int i = 1; i <= 500; i++) {
            BigDecimal paid = BigDecimal.valueOf(random.nextInt(-3000, 3000), random.nextInt(0, 4));
            BigDecimal back =
                    random.nextInt(4) == 0 ? paid.setScale(4) : BigDecimal.valueOf(random.nextInt(-3000, 3000), 2);
            rows.append(i + ";;;" + paid.toPlainString().replace('.', ',') + ";"
                    + back.toPlainString().replace('.', ',') + ";;\n");
            broken += back.compareTo(paid) > 0 ? 1 : 0;
        }
        DeliveryReport report = deliver(rule, rows.toString());
        assertThat(report.rejected()).isEqualTo(broken);
        assertThat(report.rules()).containsEntry("row.rule", (long) broken);
    }

    @Test
    void a_row_whose_cells_are_wrong_is_told_for_its_cells() throws IOException {
        String rule =
                "{\"name\":\"in-order\",\"require\":[{\"field\":\"END\",\"is\":\"at-least\",\"other\":\"START\"}]}";
        DeliveryReport report = deliver(rule, "1;05/01/2024;99/99/2024;10;5;1;A\n");
        assertThat(report.rules()).containsOnlyKeys("value.type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"x\",\"require\":[]}",
                "{\"name\":\"X Y\",\"require\":[{\"field\":\"SEX\",\"is\":\"present\"}]}",
                "{\"name\":\"x\",\"require\":[{\"field\":\"NOBODY\",\"is\":\"present\"}]}",
                "{\"name\":\"x\",\"require\":[{\"field\":\"SEX\",\"is\":\"like\",\"value\":1}]}",
                "{\"name\":\"x\",\"require\":[{\"field\":\"SEX\",\"is\":\"present\",\"value\":1}]}",
                "{\"name\":\"x\",\"require\":[{\"field\":\"SEX\",\"is\":\"equal\"}]}",
                "{\"name\":\"x\",\"require\":[{\"field\":\"SEX\",\"is\":\"equal\",\"value\":\"F\"}]}",
                "{\"name\":\"x\",\"require\":[{\"field\":\"SEX\",\"is\":\"equal\",\"other\":\"START\"}]}",
                "{\"name\":\"x\",\"require\":[{\"field\":\"START\",\"is\":\"at-least\",\"value\":\"yesterday\"}]}"
            })
    void a_rule_that_cannot_be_meant_is_refused_with_its_place(String rule) {
        assertThatThrownBy(() -> descriptor(rule))
                .isInstanceOf(InvalidDescriptor.class)
                .hasMessageContaining("rules[0]");
    }

    private DeliveryReport deliver(String rule, String rows) throws IOException {
        return dock.deliver(
                        descriptor(rule).table("STAYS").orElseThrow(),
                        new TableName("care", "STAYS"),
                        "STAYS.csv",
                        new ByteArrayInputStream((HEADER + rows).getBytes(UTF_8)))
                .report();
    }

    private static DatasetDescriptor descriptor(String rule) {
        return DatasetDescriptor.parse("""
                {"name":"care","arete":{"partner":"cnam"},"resources":[{"name":"STAYS","dialect":{"delimiter":";"},"schema":{"fields":[
                  {"name":"NUM","type":"integer"},{"name":"START","type":"date","format":"%d/%m/%Y"},
                  {"name":"END","type":"date","format":"%d/%m/%Y"},{"name":"PAID","type":"number","decimalChar":",","arete":{"unit":"EUR"}},
                  {"name":"BACK","type":"number","decimalChar":",","arete":{"unit":"EUR"}},{"name":"SEX","type":"integer"},
                  {"name":"ACT","type":"string"}],"primaryKey":["NUM"],"arete":{"rules":[RULE]}}}]}
                """.replace("RULE", rule).getBytes(UTF_8));
    }
}
