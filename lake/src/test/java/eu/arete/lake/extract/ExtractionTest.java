package eu.arete.lake.extract;

import static eu.arete.lake.extract.Registry.ACT;
import static eu.arete.lake.extract.Registry.BENEFICIARY;
import static eu.arete.lake.extract.Registry.CHAIN;
import static eu.arete.lake.extract.Registry.CONDITION;
import static eu.arete.lake.extract.Registry.DRUG;
import static eu.arete.lake.extract.Registry.LIST;
import static eu.arete.lake.extract.Registry.SERVICE;
import static eu.arete.lake.extract.Registry.STAY;
import static eu.arete.lake.extract.Registry.cut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.lake.store.DamagedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractionTest {

    private static final Condition DIABETES =
            new Condition(CONDITION, "code", Condition.Test.STARTS_WITH, List.of("E11"));
    private static final List<TableCut> SERVICES =
            List.of(cut(BENEFICIARY, "person", "sex"), cut(SERVICE, "id", "psa", "day"), cut(DRUG, "service", "cip"));

    @TempDir
    Path dir;

    private Registry lake;

    Registry registry(Path directory) throws Exception {
        return new Registry(directory);
    }

    /** Anna has two numbers (a1, a2); Bob and Carl are twins under one number; Dora is alone; Emil has no known code of his own. */
    @BeforeEach
    void fill() throws Exception {
        lake = registry(dir);
        lake.table(BENEFICIARY, """
                a1 1 an  anna 2
                a2 1 -   anna 2
                bc 1 bn  bob  1
                bc 2 cn  carl 1
                d1 1 dn  dora 2
                e1 1 -   emil 1
                """);
        lake.table(CONDITION, """
                a1 1 E119 8
                bc 2 E110 8
                d1 1 C50  30
                e1 1 E112 8
                """);
        lake.table(SERVICE, """
                1 a1 1 2023-01-01
                2 a2 1 2023-12-31
                3 a2 1 2022-12-31
                4 bc 1 2023-05-05
                5 bc 2 2023-05-05
                6 d1 1 2023-06-06
                7 e1 1 2024-01-01
                8 zz 1 2023-06-06
                """);
        lake.table(DRUG, """
                1 A10
                2 A11
                3 A12
                4 B10
                5 C10
                6 D10
                9 Z10
                """);
        lake.table(STAY, """
                1 1 10M
                1 2 11M
                1 3 12M
                """);
        lake.table(CHAIN, """
                1 1 an 2023-02-02
                1 2 dn 2023-02-02
                1 3 an 2022-02-02
                """);
        lake.table(ACT, """
                1 1 X1
                1 2 X2
                1 3 X3
                """);
        lake.table(LIST, "A");
    }

    @AfterEach
    void close() throws Exception {
        lake.close();
    }

    @Test
    void a_project_gets_its_columns_its_period_and_its_persons_under_all_their_codes() throws Exception {
        Registry.Result result = lake.run(lake.plan(SERVICES, List.of(DIABETES)));
        assertThat(result.of(SERVICE))
                .containsExactlyInAnyOrder(
                        "1 " + lake.project("a1") + " 2023-01-01",
                        "2 " + lake.project("a2") + " 2023-12-31",
                        "5 " + lake.project("bc") + " 2023-05-05");
        assertThat(result.of(DRUG)).containsExactly("1 A10", "2 A11", "5 C10");
        assertThat(result.of(BENEFICIARY)).hasSize(4).contains(lake.project("emil") + " 1");
        assertThat(result.extracted().persons()).isEqualTo(3);
        assertThat(result.extracted().tables()).extracting(ExtractedTable::rows).containsExactly(4L, 3L, 3L);
        assertThat(result.extracted().tables())
                .extracting(ExtractedTable::available)
                .containsExactly(6L, 8L, 7L);
    }

    @Test
    void no_code_of_the_lake_is_in_an_extract() throws Exception {
        Registry.Result result = lake.run(lake.plan(List.of(cut(BENEFICIARY, "psa", "ano", "person")), List.of()));
        assertThat(result.of(BENEFICIARY)).hasSize(6);
        for (String word : List.of("a1", "an", "anna", "bc", "dora", "e1")) {
            assertThat(String.join("\n", result.of(BENEFICIARY))).doesNotContain(Registry.code(word));
        }
        assertThat(result.of(BENEFICIARY)).contains(lake.project("e1") + " null " + lake.project("emil"));
    }

    @Test
    void who_opposes_under_one_code_is_out_under_all_of_them() throws Exception {
        Registry.Result result = lake.run(lake.plan(SERVICES, List.of(DIABETES), "an"));
        assertThat(result.of(SERVICE)).containsExactly("5 " + lake.project("bc") + " 2023-05-05");
        assertThat(result.of(DRUG)).containsExactly("5 C10");
        assertThat(result.extracted().persons()).isEqualTo(2);
        assertThat(result.extracted().opposed()).isEqualTo(1);
    }

    @Test
    void who_shares_a_code_with_one_who_opposes_is_out_too() throws Exception {
        Registry.Result result = lake.run(lake.plan(SERVICES, List.of(), "bob"));
        assertThat(String.join("\n", result.of(SERVICE)))
                .doesNotContain(lake.project("bc"))
                .doesNotContain("2023-05-05");
        assertThat(result.of(DRUG)).doesNotContain("4 B10", "5 C10");
        assertThat(result.extracted().opposed()).isEqualTo(2);
    }

    @Test
    void an_opposition_nobody_is_known_by_changes_nothing() throws Exception {
        Registry.Result result = lake.run(lake.plan(SERVICES, List.of(), "nobody"));
        assertThat(result.extracted().persons()).isEqualTo(5);
        assertThat(result.extracted().opposed()).isZero();
    }

    @Test
    void rows_that_lead_to_no_person_are_not_taken() throws Exception {
        Registry.Result result = lake.run(lake.plan(SERVICES, List.of()));
        assertThat(result.of(SERVICE)).noneMatch(row -> row.startsWith("8 "));
        assertThat(result.of(DRUG)).doesNotContain("9 Z10");
    }

    @Test
    void a_stay_is_known_by_its_linkage_row_and_a_population_crosses_datasets() throws Exception {
        Registry.Result result = lake.run(lake.plan(
                List.of(cut(STAY, "eta", "rsa", "ghm"), cut(ACT, "rsa", "ccam"), cut(CHAIN, "rsa", "nir")),
                List.of(DIABETES)));
        assertThat(result.of(STAY)).containsExactly("1 1 10M");
        assertThat(result.of(ACT)).containsExactly("1 X1");
        assertThat(result.of(CHAIN)).containsExactly("1 " + lake.project("an"));
    }

    @Test
    void an_opposition_crosses_datasets() throws Exception {
        Registry.Result result = lake.run(lake.plan(List.of(cut(STAY, "rsa")), List.of(), "a2"));
        assertThat(result.of(STAY)).containsExactly("2");
    }

    @Test
    void conditions_are_combined() throws Exception {
        Condition women = new Condition(BENEFICIARY, "sex", Condition.Test.IN, List.of("2"));
        Condition listed = new Condition(CONDITION, "number", Condition.Test.BETWEEN, List.of("1", "10"));
        Registry.Result result = lake.run(lake.plan(SERVICES, List.of(women, listed)));
        assertThat(result.of(BENEFICIARY)).containsOnly(lake.project("anna") + " 2");
    }

    @Test
    @Tag("attack")
    void a_criterion_written_as_sql_is_a_value_like_any_other() throws Exception {
        for (String value : List.of(
                "E11' OR '1'='1", "') OR starts_with('a', 'a", "'; DROP TABLE opposed; --", "\\' OR TRUE --", "%")) {
            for (Condition.Test test : List.of(Condition.Test.STARTS_WITH, Condition.Test.IN)) {
                Condition injected = new Condition(CONDITION, DIABETES.column(), test, List.of(value));
                Registry.Result result = lake.run(lake.plan(SERVICES, List.of(injected), "an"));
                assertThat(result.of(BENEFICIARY)).as(value).isEmpty();
            }
        }
        Condition between = new Condition(
                CONDITION, DIABETES.column(), Condition.Test.BETWEEN, List.of("z' OR ''='", "z' OR ''='"));
        assertThat(lake.run(lake.plan(SERVICES, List.of(between))).extracted().persons())
                .isZero();
    }

    @Test
    void a_table_that_leads_to_no_person_is_withheld() throws Exception {
        Registry.Result result = lake.run(lake.plan(List.of(cut(LIST, "code"), cut(BENEFICIARY, "sex")), List.of()));
        assertThat(result.extracted().withheld()).containsExactly(LIST);
        assertThat(result.extracted().tables()).hasSize(1);
    }

    @Test
    void a_table_without_rows_yet_gives_a_table_without_rows() throws Exception {
        try (Registry young = new Registry(dir.resolve("young"))) {
            young.empty(BENEFICIARY).empty(CONDITION).empty(SERVICE).empty(DRUG);
            Registry.Result result = young.run(young.plan(SERVICES, List.of(DIABETES), "an"));
            assertThat(result.of(SERVICE)).isEmpty();
        }
    }

    @Test
    @Tag("attack")
    void a_lake_that_was_altered_gives_no_extract() throws Exception {
        Path table = dir.resolve("lake").resolve(SERVICE.toString());
        try (Stream<Path> files = Files.list(table)) {
            Path file = files.findFirst().orElseThrow();
            byte[] sealed = Files.readAllBytes(file);
            sealed[sealed.length / 2] ^= 1;
            Files.write(file, sealed);
        }
        assertThatThrownBy(() -> lake.run(lake.plan(SERVICES, List.of(DIABETES))))
                .isInstanceOf(DamagedFile.class);
    }

    @Test
    void an_extract_that_cannot_be_sealed_is_not_made() {
        assertThatThrownBy(() -> lake.run(lake.plan(SERVICES, List.of()), table -> {
                    throw new IOException("Disk full");
                }))
                .isInstanceOf(IOException.class)
                .hasRootCauseMessage("Disk full");
    }

    @Test
    void what_the_lake_has_not_is_named() {
        assertThatThrownBy(() -> lake.plan(List.of(cut(BENEFICIARY, "name")), List.of()))
                .isInstanceOf(InvalidPlan.class)
                .hasMessageContaining("care/beneficiary.name");
        Condition wrong = new Condition(CONDITION, "number", Condition.Test.IN, List.of("many"));
        assertThatThrownBy(() -> lake.run(lake.plan(SERVICES, List.of(wrong))))
                .isInstanceOf(InvalidPlan.class)
                .hasMessageContaining("type");
    }

    @Test
    void rows_withdrawn_are_seen_by_nobody_and_choose_nobody(@TempDir Path other) throws Exception {
        try (Registry small = new Registry(other)) {
            small.table(BENEFICIARY, """
                    a1 1 an anna 2
                    ~ b1 1 bn bob 1
                    c1 1 cn carl 1
                    """);
            small.table(CONDITION, """
                    a1 1 E119 8
                    ~ c1 1 E119 8
                    b1 1 E119 8
                    """);
            Registry.Result all = small.run(small.plan(List.of(cut(BENEFICIARY, "person")), List.of()));
            assertThat(all.of(BENEFICIARY)).containsExactlyInAnyOrder(small.project("anna"), small.project("carl"));
            assertThat(all.extracted().tables().get(0).available()).isEqualTo(2);
            Registry.Result ill = small.run(small.plan(List.of(cut(BENEFICIARY, "person")), List.of(DIABETES)));
            assertThat(ill.of(BENEFICIARY)).containsExactly(small.project("anna"));
        }
    }

    @Test
    void a_column_that_appeared_later_is_null_in_older_rows(@TempDir Path other) throws Exception {
        try (Registry small = new Registry(other)) {
            small.rowsAFile(2).table(BENEFICIARY, """
                    a1 1 - anna -
                    b1 1 - bob  -
                    c1 1 cn carl 1
                    ~ d1 1 dn dora 2
                    e1 1 -  emil 1
                    """);
            Registry.Result all = small.run(small.plan(List.of(cut(BENEFICIARY, "person", "ano", "sex")), List.of()));
            assertThat(all.of(BENEFICIARY))
                    .containsExactlyInAnyOrder(
                            small.project("anna") + " null null",
                            small.project("bob") + " null null",
                            small.project("carl") + " " + small.project("cn") + " 1",
                            small.project("emil") + " null 1");
        }
    }
}
