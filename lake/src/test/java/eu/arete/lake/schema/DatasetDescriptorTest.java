package eu.arete.lake.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class DatasetDescriptorTest {

    private static final String DESCRIPTOR = """
            {"name":"dcir","title":"DCIR","arete":{"partner":"cnam","titles":{"fr":"Soins de ville","en":"Outpatient care"},
              "thresholds":{"rejectedRowsMax":0.1}},
             "resources":[
              {"name":"IR_BEN_R","encoding":"ISO-8859-1","dialect":{"delimiter":";"},"schema":{"fields":[
                {"name":"BEN_NIR_PSA","constraints":{"required":true},"arete":{"role":"identifier"}},
                {"name":"BEN_DCD_DTE","type":"date","format":"%d/%m/%Y","missingValues":["","01/01/1600"]},
                {"name":"BEN_SEX_COD","type":"integer","constraints":{"enum":[1,2]},"arete":{"codeList":"IR_SEX_V"}},
                {"name":"PAI","type":"number","decimalChar":",","arete":{"unit":"EUR"}}],
               "primaryKey":["BEN_NIR_PSA"],
               "arete":{"person":"BEN_NIR_PSA","linkage":["BEN_NIR_PSA"],"period":"BEN_DCD_DTE"}}},
              {"name":"IR_IMB_R","schema":{"fields":[{"name":"BEN_NIR_PSA","arete":{"role":"identifier"}}],
               "foreignKeys":[{"fields":"BEN_NIR_PSA","reference":{"resource":"IR_BEN_R","fields":"BEN_NIR_PSA"}}]}}]}
            """;

    @Test
    void a_descriptor_says_how_files_are_written_and_what_rows_must_obey() {
        DatasetDescriptor dcir = parse(DESCRIPTOR);

        assertThat(dcir.partner()).isEqualTo("cnam");
        assertThat(dcir.titles()).isEqualTo(new Bilingual("Soins de ville", "Outpatient care"));
        assertThat(dcir.thresholds().rejectedRowsMax()).isEqualTo(0.1);
        TableSchema table = dcir.tableOf("IR_BEN_R.2023-01.csv").orElseThrow();
        assertThat(table.delimiter()).isEqualTo(';');
        assertThat(table.encoding()).isEqualTo("ISO-8859-1");
        assertThat(table.fieldNames()).containsExactly("BEN_NIR_PSA", "BEN_DCD_DTE", "BEN_SEX_COD", "PAI");
        assertThat(table.identifiers()).extracting(Field::name).containsExactly("BEN_NIR_PSA");
        assertThat(table.field("BEN_DCD_DTE").orElseThrow().missingValues()).containsExactly("", "01/01/1600");
        assertThat(table.field("BEN_SEX_COD").orElseThrow().constraints().values())
                .containsExactly("1", "2");
        assertThat(table.field("PAI").orElseThrow().sqlType()).isEqualTo("DECIMAL(18,4)");
        assertThat(dcir.table("IR_IMB_R").orElseThrow().foreignKeys())
                .containsExactly(new ForeignKey(List.of("BEN_NIR_PSA"), "IR_BEN_R", List.of("BEN_NIR_PSA")));
        assertThat(dcir.tableOf("UNKNOWN.csv")).isEmpty();
    }

    @Test
    void every_error_is_named_at_its_place_in_one_go() {
        String wrong = DESCRIPTOR
                .replace("\"type\":\"integer\"", "\"type\":\"whole\"")
                .replace("%d/%m/%Y", "%d/%q")
                .replace("ISO-8859-1", "EBCDIC")
                .replace("\"person\":\"BEN_NIR_PSA\"", "\"person\":\"NOBODY\"")
                .replace("0.1}", "7}");

        InvalidDescriptor invalid = catchThrowableOfType(InvalidDescriptor.class, () -> parse(wrong));

        assertThat(invalid.problems())
                .extracting(InvalidDescriptor.Problem::path)
                .contains(
                        "resources[0].schema.fields[2].type",
                        "resources[0].schema.fields[1].format",
                        "resources[0].encoding",
                        "resources[0].schema.arete.person",
                        "arete.thresholds.rejectedRowsMax");
    }

    @Test
    @Tag("attack")
    void a_pattern_that_could_run_for_ever_is_refused() {
        assertThatThrownBy(() -> parse(DESCRIPTOR.replace("\"enum\":[1,2]", "\"pattern\":\"(a)\\\\1\"")))
                .isInstanceOf(InvalidDescriptor.class)
                .hasMessageContaining("pattern");
    }

    @Test
    @Tag("attack")
    void whatever_the_bytes_the_answer_is_a_descriptor_or_its_problems() {
        byte[] good = DESCRIPTOR.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(11);
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = good.clone();
            for (int j = 0; j <= random.nextInt(4); j++) {
                bytes[random.nextInt(bytes.length)] =
                        "{}[]\",:0x\\\u0000-".getBytes(StandardCharsets.UTF_8)[random.nextInt(12)];
            }
            try {
                DatasetDescriptor.parse(bytes);
            } catch (InvalidDescriptor expected) {
                assertThat(expected.problems()).isNotEmpty();
            }
        }
        assertThatThrownBy(() -> parse("[".repeat(100_000))).isInstanceOf(InvalidDescriptor.class);
        assertThatThrownBy(() -> parse("")).isInstanceOf(InvalidDescriptor.class);
    }

    private static DatasetDescriptor parse(String json) {
        return DatasetDescriptor.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
