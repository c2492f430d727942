package eu.arete.lake.extract;

import static eu.arete.lake.extract.Registry.BENEFICIARY;
import static eu.arete.lake.extract.Registry.cut;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rows have the same fingerprint, however they lie in the lake; other rows have another. */
class FingerprintTest {

    private static final String ROWS = """
            a1 1 an  anna 2
            a2 1 -   anna 2
            bc 1 bn  bob  1
            bc 2 cn  carl 1
            """;

    @TempDir
    Path dir;

    @Test
    void it_does_not_depend_on_the_order_of_rows_or_on_how_they_are_cut_into_files() throws Exception {
        String one = fingerprint("one", 100, ROWS, "");
        assertThat(one).startsWith("4-");
        assertThat(fingerprint("files", 1, ROWS, "")).isEqualTo(one);
        assertThat(fingerprint("order", 2, ROWS.lines().sorted().reduce("", (a, b) -> b + "\n" + a), ""))
                .isEqualTo(one);
    }

    @Test
    void a_value_a_row_twice_or_an_opposition_changes_it() throws Exception {
        String one = fingerprint("one", 100, ROWS, "");
        assertThat(fingerprint("value", 100, ROWS.replace("carl 1", "carl 2"), ""))
                .isNotEqualTo(one);
        assertThat(fingerprint("twice", 100, ROWS + "bc 2 cn  carl 1\n", "")).isNotEqualTo(one);
        assertThat(fingerprint("opposed", 100, ROWS, "carl")).isNotEqualTo(one);
    }

    /** Lakes whose project has no codes among its columns, so that their keys may differ. */
    private String fingerprint(String name, int rowsAFile, String rows, String opposed) throws Exception {
        try (Registry lake = new Registry(dir.resolve(name))) {
            lake.rowsAFile(rowsAFile).table(BENEFICIARY, rows);
            String[] codes = opposed.isEmpty() ? new String[0] : new String[] {opposed};
            return lake.run(lake.plan(List.of(cut(BENEFICIARY, "rank", "sex")), List.of(), codes))
                    .extracted()
                    .tables()
                    .get(0)
                    .fingerprint();
        }
    }
}
