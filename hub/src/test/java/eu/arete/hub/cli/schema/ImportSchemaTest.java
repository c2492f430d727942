package eu.arete.hub.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.cli.Main;
import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.FieldRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportSchemaTest {
    private static final String BENEFICIARIES = """
            {"name":"IR_BEN_R","title":"Bénéficiaires","primaryKey":["BEN_NIR_PSA","BEN_RNG_GEM"],"fields":[
             {"name":"BEN_NIR_PSA","type":"string","length":"17"},{"name":"BEN_RNG_GEM","type":"integer","length":"1"},
             {"name":"BEN_SEX_COD","type":"integer","length":"1","nomenclature":"IR_SEX_V"}]}
            """;

    @TempDir
    Path directory;

    @Test
    void no_field_gets_a_role_before_a_person_confirmed_all_of_them() throws IOException {
        assertThat(imported()).isZero();
        assertThat(directory.resolve("out/datapackage.json")).doesNotExist();
        Path roles = directory.resolve("out/roles.csv");
        assertThat(roles).content().contains("IR_BEN_R;BEN_NIR_PSA;identifier;pseudonym-of-a-person;");

        assertThat(imported()).as("nobody confirmed anything").isEqualTo(1);
        assertThat(directory.resolve("out/datapackage.json")).doesNotExist();

        String answered = Files.readString(roles)
                .replace("pseudonym-of-a-person;", "pseudonym-of-a-person;yes")
                .replace("birth;", "birth;plain")
                .replace("sex;", "sex;yes");
        Files.writeString(roles, answered);
        assertThat(imported()).isZero();
        DatasetDescriptor dataset =
                DatasetDescriptor.parse(Files.readAllBytes(directory.resolve("out/datapackage.json")));
        assertThat(dataset.tables().get(0).fields())
                .extracting(field -> field.role())
                .containsExactly(FieldRole.IDENTIFIER, FieldRole.PLAIN, FieldRole.QUASI_IDENTIFIER);
    }

    @Test
    void a_role_that_does_not_exist_and_a_line_taken_away_are_refused() throws IOException {
        imported();
        Path roles = directory.resolve("out/roles.csv");
        String proposed = Files.readString(roles);
        Files.writeString(roles, proposed.replaceAll("(?m);$", ";secret"));
        assertThat(imported()).isEqualTo(1);
        Files.writeString(roles, proposed.lines().findFirst().orElseThrow() + "\n");
        assertThat(imported()).as("the line of an identifier is missing").isEqualTo(1);
        assertThat(directory.resolve("out/datapackage.json")).doesNotExist();
    }

    @Test
    void what_is_no_schema_is_refused_and_wrong_usage_is_told() throws IOException {
        Files.writeString(directory.resolve("broken.json"), "{");
        assertThat(Main.run(
                        "schema",
                        "import",
                        directory.resolve("broken.json").toString(),
                        "--dataset",
                        "snds",
                        "--partner",
                        "cnam",
                        "--out",
                        directory.resolve("out").toString()))
                .isEqualTo(1);
        assertThat(Main.run("schema")).isEqualTo(2);
        assertThat(Main.run("schema", "import", "--dataset", "snds")).isEqualTo(2);
    }

    private int imported() throws IOException {
        Path schema = directory.resolve("IR_BEN_R.json");
        Files.writeString(schema, BENEFICIARIES);
        return Main.run(
                "schema",
                "import",
                schema.toString(),
                "--dataset",
                "snds",
                "--partner",
                "cnam",
                "--out",
                directory.resolve("out").toString());
    }
}
