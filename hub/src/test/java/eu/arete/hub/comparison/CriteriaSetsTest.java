package eu.arete.hub.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is shipped is read as it is declared, and a declaration that contradicts itself is not read at all. */
class CriteriaSetsTest {

    @Test
    void the_criteria_that_no_floor_ever_sees_are_computed_from_the_european_list() {
        CriteriaSet csf = CriteriaSets.find("eu-csf", "2026-06-01").orElseThrow();

        assertThat(csf.criteria()).hasSize(48);
        assertThat(csf.highestLevel()).isEqualTo(4);
        assertThat(csf.blind())
                .extracting(Criterion::id)
                .containsExactly(
                        "SOV-1.2", "SOV-1.4", "SOV-1.5", "SOV-1.6", "SOV-1.7", "SOV-2.5", "SOV-5.3", "SOV-7.2",
                        "SOV-8.4");
        assertThat(csf.groups())
                .hasSize(8)
                .allSatisfy(group -> assertThat(csf.in(group)).as(group.id()).hasSizeBetween(4, 8));
    }

    @Test
    void both_official_weight_sets_of_the_european_list_are_there_and_differ_on_three_objectives() {
        CriteriaSet csf = CriteriaSets.find("eu-csf", "2026-06-01").orElseThrow();

        assertThat(csf.weightSets()).containsOnlyKeys("guidance-2026", "framework-1.2.1");
        assertThat(csf.weightSets().get("guidance-2026"))
                .hasEntrySatisfying("SOV-5", w -> assertThat(w).isEqualByComparingTo("10"));
        assertThat(csf.weightSets().get("framework-1.2.1"))
                .hasEntrySatisfying("SOV-5", w -> assertThat(w).isEqualByComparingTo("20"));
    }

    @Test
    void every_set_is_found_again_by_its_name_and_version_and_has_the_hash_of_its_file() {
        for (CriteriaSet set : CriteriaSets.all()) {
            assertThat(CriteriaSets.find(set.set(), set.version())).contains(set);
            assertThat(CriteriaSets.sha256(set)).matches("[0-9a-f]{64}");
            assertThat(CriteriaSets.parse(CriteriaSets.file(set))).isEqualTo(set);
        }
        assertThat(CriteriaSets.find("eu-csf", "0")).isEmpty();
    }

    @Test
    void a_word_the_format_does_not_know_is_refused() {
        String shipped = new String(CriteriaSets.file(CriteriaSets.all().get(0)), StandardCharsets.UTF_8);

        assertThatThrownBy(() -> parse(shipped.replaceFirst("\"official\"", "\"odd\": 1, \"official\"")))
                .hasMessageContaining("odd");
        assertThatThrownBy(() -> parse(shipped.replaceFirst("\"official\": true,", "")))
                .hasMessageContaining("official");
        assertThatThrownBy(() -> parse(shipped + "{}")).hasMessageContaining("railing");
    }

    @Test
    void a_set_that_contradicts_itself_is_refused() {
        String shipped = new String(CriteriaSets.file(CriteriaSets.all().get(0)), StandardCharsets.UTF_8);

        assertThatThrownBy(() -> parse(shipped.replaceFirst("\"id\": \"SOV-1.2\"", "\"id\": \"SOV-1.1\"")))
                .hasMessageContaining("SOV-1.1 is declared twice");
        assertThatThrownBy(() -> parse(shipped.replaceFirst("\"SOV-8\": 5", "\"SOV-8\": 6")))
                .hasMessageContaining("sum to 101");
        assertThatThrownBy(() -> parse(shipped.replaceFirst("\"points\": 83.34", "\"points\": 41.67")))
                .hasMessageContaining("points must rise");
    }

    private static void parse(String declared) {
        CriteriaSets.parse(declared.getBytes(StandardCharsets.UTF_8));
    }
}
