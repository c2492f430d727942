package eu.arete.lake.schema.published;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.lake.fuzz.Fuzzer;
import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.InvalidDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Descriptions of tables that nobody thought of: read, or refused with each reason named, and never anything else. */
final class DescriptionFuzzTest {

    private static final String DESCRIPTOR = """
            {"name":"care","title":"Care","arete":{"partner":"cnam","nature":"synthetic","titles":{"fr":"Soins","en":"Care"},
             "thresholds":{"rejects":0.05}},"resources":[{"name":"ACTS","encoding":"ISO-8859-1",
             "dialect":{"delimiter":";","quoteChar":"\\""},"schema":{"missingValues":["","-"],"fields":[
              {"name":"NUM","type":"integer","constraints":{"required":true,"minimum":1,"unique":true}},
              {"name":"PERSON","type":"string","arete":{"role":"identifier"}},
              {"name":"DAY","type":"date","format":"%d%b%Y:%H:%M:%S","constraints":{"minimum":"01JAN2000:00:00:00"}},
              {"name":"PAID","type":"number","decimalChar":",","constraints":{"maximum":1000},"arete":{"unit":"EUR"}},
              {"name":"ICD","type":"string","constraints":{"pattern":"[A-Z][0-9]{2,3}","maxLength":4,"enum":["A10"]}}],
             "primaryKey":["NUM"],"foreignKeys":[{"fields":["NUM"],"reference":{"resource":"ACTS","fields":["NUM"]}}],
             "arete":{"person":"PERSON","period":"DAY","linkage":[],
              "rules":[{"name":"paid","when":[{"field":"ICD","is":"=","value":"A10"}],"require":[{"field":"PAID","is":">=","value":"0"}]}]}}}]}
            """;

    private static final String PUBLISHED = """
            {"name":"T_MCOaaB","title":"Stays","missingValues":[""],"primaryKey":["ETA_NUM"],
             "foreignKeys":[{"fields":"ETA_NUM","reference":{"resource":"T_MCOaaE","fields":"ETA_NUM"}}],
             "fields":[
              {"name":"ETA_NUM","type":"string","length":"9","nomenclature":"-","dateCreated":"2005","dateDeleted":"","dateMissing":[]},
              {"name":"MOI_SOR","type":"date","format":"%m","length":"2"},
              {"name":"MAJ","type":"datetime","format":"%d%b%Y:%H:%M:%S"},
              {"name":"NIR_RET","type":"boolean","length":"1","trueValues":["0"],"falseValues":["9"]},
              {"name":"MNT","type":"number","length":"9,2","constraints":{"minimum":0}},
              {"name":"AGE","type":"integer","length":"3","nomenclature":"IR_AGE_V:AGE_COD"},
              {"name":"CONF","type":"string","length":"1","constraints":{"enum":["","1","2"],"pattern":"[0-9]+"}},
              {"name":"GAP","type":"yearmonth","dateCreated":"2005","dateMissing":["2019"]}]}
            """;

    private static final List<String> WORDS = List.of(
            "\"type\"",
            "\"format\"",
            "\"constraints\"",
            "\"pattern\":\"(a+)+$\"",
            "\"pattern\":\"[\"",
            "%Y",
            "%d",
            "%b",
            "%H",
            "%%",
            "99999999999",
            "1e400",
            "-1",
            "\"minimum\"",
            "\"maxLength\":-1",
            "\"length\":\"9,2,1\"",
            "{\"a\":",
            "[[[[[[[[",
            "identifier",
            "\"\"",
            "null",
            "aa",
            "AAAA",
            "\"windows-1252\"",
            "\"UTF-16\"",
            "\"nowhere\"");

    @Test
    void a_descriptor_is_read_or_refused_by_name() throws Exception {
        descriptors(12_000);
    }

    @Test
    void a_published_schema_is_read_or_refused_by_name() throws Exception {
        published(12_000);
    }

    @Test
    @Tag("slow")
    void so_are_very_many() throws Exception {
        descriptors(Fuzzer.many() / 10);
        published(Fuzzer.many() / 10);
    }

    private static void descriptors(long inputs) throws InterruptedException {
        Fuzzer fuzzer = new Fuzzer("descriptors", 21, List.of(utf8(DESCRIPTOR)), WORDS, 64 << 20);
        System.out.println(fuzzer.run(inputs, input -> {
            try {
                return "tables " + DatasetDescriptor.parse(input).tables().size();
            } catch (InvalidDescriptor refused) {
                return kind(refused);
            }
        }));
    }

    private static void published(long inputs) throws InterruptedException {
        ImportOptions options = new ImportOptions("care", "cnam", "Care", ';', "UTF-8", List.of(2019, 2020));
        Fuzzer fuzzer = new Fuzzer("published schemas", 22, List.of(utf8(PUBLISHED)), WORDS, 96 << 20);
        System.out.println(fuzzer.run(inputs, input -> {
            try {
                SchemaImport schemas = SchemaImport.of(Map.of("T_MCOaaB.json", input));
                Draft draft = schemas.draft(options, SchemaImport.byTable(schemas.proposals()));
                return "drafted " + draft.toString().length() / 200;
            } catch (InvalidDescriptor refused) {
                return kind(refused);
            }
        }));
    }

    private static Object kind(InvalidDescriptor refused) {
        assertThat(refused.problems()).isNotEmpty();
        return refused.problems().get(0).reason().replaceAll("[0-9]+|\"[^\"]*\"", "#");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
