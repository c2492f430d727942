package eu.arete.lake.schema.published;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.FieldRole;
import eu.arete.lake.schema.FieldType;
import eu.arete.lake.schema.InvalidDescriptor;
import eu.arete.lake.schema.TableSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaImportTest {
    private static final String STAYS = """
            {"name":"T_MCOaaB","title":"Séjours","missingValues":[""],"primaryKey":["ETA_NUM","RSA_NUM"],
             "foreignKeys":[{"fields":"ETA_NUM","reference":{"resource":"T_MCOaaE","fields":"ETA_NUM"}}],
             "fields":[
              {"name":"ETA_NUM","type":"string","length":"9","nomenclature":"-","description":"N° FINESS","dateCreated":"2005","dateDeleted":"","dateMissing":[]},
              {"name":"RSA_NUM","type":"integer","length":"10","constraints":{"unique":true}},
              {"name":"MOI_SOR","type":"date","format":"%m","length":"2"},
              {"name":"ENT_DAT","type":"date","format":"%d%m%Y","length":"8"},
              {"name":"MAJ","type":"datetime","format":"%d%b%Y:%H:%M:%S"},
              {"name":"FIN_MOI","type":"yearmonth","length":"6"},
              {"name":"NIR_RET","type":"boolean","length":"1","trueValues":["0"],"falseValues":["9"]},
              {"name":"MNT","type":"number","length":"9,2","constraints":{"minimum":0}},
              {"name":"NIR_ANO_17","type":"string","length":"17","description":"N° anonyme"},
              {"name":"AGE_ANN","type":"integer","length":"3","nomenclature":"IR_AGE_V:AGE_COD"},
              {"name":"CONF","type":"string","length":"1","constraints":{"enum":["","1","2"]}},
              {"name":"OLD","type":"string","dateCreated":"2005","dateDeleted":"2010"},
              {"name":"GAP","type":"string","dateCreated":"2005","dateMissing":["2019"]},
              {"name":"NEW","type":"string","dateCreated":"2020"}]}
            """;

    private static final String HOUSES = """
            {"name":"T_MCOaaE","title":"Établissements","primaryKey":"ETA_NUM",
             "fields":[{"name":"ETA_NUM","type":"string","length":"9"}]}
            """;

    @Test
    void a_yearly_table_becomes_one_table_a_year_with_the_fields_of_that_year() {
        DatasetDescriptor dataset = imported(List.of(2009, 2019));
        assertThat(dataset.tables())
                .extracting(TableSchema::name)
                .containsExactly("T_MCO09B", "T_MCO19B", "T_MCO09E", "T_MCO19E");
        assertThat(stays(dataset, "09").fieldNames()).contains("OLD", "GAP").doesNotContain("NEW");
        assertThat(stays(dataset, "19").fieldNames()).doesNotContain("OLD", "GAP", "NEW");
        assertThat(stays(dataset, "19").foreignKeys().get(0).table()).isEqualTo("T_MCO19E");
    }

    @Test
    void each_trap_of_the_published_types_is_read_as_what_the_files_hold() {
        TableSchema stays = stays(imported(List.of(2019)), "19");
        assertThat(field(stays, "MOI_SOR").type()).isEqualTo(FieldType.INTEGER);
        assertThat(field(stays, "MOI_SOR").constraints().maximum()).contains("12");
        assertThat(field(stays, "ENT_DAT").format()).isEqualTo("%d%m%Y");
        assertThat(field(stays, "MAJ").type()).isEqualTo(FieldType.DATE);
        assertThat(field(stays, "FIN_MOI").format()).isEqualTo("%Y%m");
        assertThat(field(stays, "NIR_RET").constraints().values()).containsExactly("0", "9");
        assertThat(field(stays, "MNT").constraints().minimum()).contains("0");
        assertThat(field(stays, "CONF").constraints().values()).containsExactly("1", "2");
        assertThat(field(stays, "ETA_NUM").constraints().maxLength()).hasValue(9);
        assertThat(field(stays, "AGE_ANN").codeList()).contains("IR_AGE_V");
        assertThat(field(stays, "RSA_NUM").constraints().unique())
                .as("only the whole key is unique")
                .isFalse();
        assertThat(stays.person()).contains("NIR_ANO_17");
        assertThat(stays.period()).contains("ENT_DAT");
    }

    @Test
    void roles_are_proposed_with_their_reason_and_what_nobody_confirmed_stays_plain() {
        SchemaImport schemas = schemas();
        assertThat(schemas.proposals())
                .extracting(proposed -> proposed.field() + " " + proposed.role().label())
                .containsExactly(
                        "ETA_NUM professional-identifier",
                        "NIR_ANO_17 identifier",
                        "AGE_ANN quasi-identifier",
                        "ETA_NUM professional-identifier");
        assertThat(schemas.proposals())
                .allSatisfy(proposed -> assertThat(proposed.why().fr()).isNotBlank());
        Draft unconfirmed = schemas.draft(options(List.of(2019)), Map.of());
        assertThat(stays(DatasetDescriptor.parse(unconfirmed.json()), "19").identifiers())
                .isEmpty();
    }

    @Test
    void what_could_not_be_carried_over_is_said() {
        Draft draft = schemas().draft(options(List.of(2019)), Map.of());
        assertThat(draft.notes())
                .extracting(note -> note.table() + " " + note.field())
                .contains("T_MCO19B MOI_SOR", "T_MCO19B MAJ", "T_MCO19B NIR_RET", "T_MCO19B RSA_NUM", "T_MCO19B ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"name\":\"A\"}",
                "{\"name\":\"A; drop\",\"fields\":[{\"name\":\"X\"}]}",
                "{\"name\":\"A\",\"fields\":[{\"name\":\"../X\"}]}",
                "{\"name\":\"A\",\"fields\":[{\"name\":\"X\"},{\"name\":\"X\"}]}",
                "{\"name\":\"A\",\"name\":\"B\",\"fields\":[{\"name\":\"X\"}]}",
                "{\"name\":\"A\",\"fields\":[{\"name\":\"X\"}],\"primaryKey\":[\"Y\"]}",
                "{\"name\":\"A\",\"fields\":[{\"name\":\"X\"}],\"foreignKeys\":[{\"fields\":[\"X\"]}]}"
            })
    void a_file_that_is_no_schema_is_refused_by_its_name(String json) {
        assertThatThrownBy(() -> SchemaImport.of(Map.of("A.json", json.getBytes(UTF_8))))
                .isInstanceOf(InvalidDescriptor.class)
                .hasMessageContaining("A.json");
    }

    @Test
    void two_files_of_one_table_are_refused() {
        byte[] houses = HOUSES.getBytes(UTF_8);
        assertThatThrownBy(() -> SchemaImport.of(Map.of("a.json", houses, "b.json", houses)))
                .hasMessageContaining("T_MCOaaE");
    }

    private static SchemaImport schemas() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("T_MCOaaB.json", STAYS.getBytes(UTF_8));
        files.put("T_MCOaaE.json", HOUSES.getBytes(UTF_8));
        return SchemaImport.of(files);
    }

    private static DatasetDescriptor imported(List<Integer> years) {
        SchemaImport schemas = schemas();
        Map<String, Map<String, FieldRole>> roles = SchemaImport.byTable(schemas.proposals());
        return DatasetDescriptor.parse(schemas.draft(options(years), roles).json());
    }

    private static ImportOptions options(List<Integer> years) {
        return new ImportOptions("pmsi", "atih", "PMSI", ';', "ISO-8859-1", years);
    }

    private static TableSchema stays(DatasetDescriptor dataset, String year) {
        return dataset.table("T_MCO" + year + "B").orElseThrow();
    }

    private static Field field(TableSchema table, String name) {
        return table.field(name).orElseThrow();
    }
}
