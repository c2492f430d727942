package eu.arete.hub.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the shipped lists say is what the official texts say: identifiers, points, levels, weights. The words are ours. */
class OfficialListsTest {

    /** Public transcriptions of the official files, where they are at hand. */
    private static final Path FACTS = Path.of(System.getProperty("arete.facts", "../../shared/hosting"));

    @Test
    void every_text_is_said_in_both_languages_and_typeset() {
        for (CriteriaSet set : CriteriaSets.all()) {
            texts(set).forEach(text -> {
                assertThat(text.en() + text.fr()).as(set.set()).doesNotContain("'", "  ");
                assertThat(text.fr()).as(set.set()).doesNotMatch(".*[^\\u00a0\\u202f][;:?%»].*");
            });
        }
    }

    @Test
    void what_the_foreign_ownership_rule_allows_is_data() {
        Criterion rule = criterion("secnumcloud", "3.2", "19.6.b");

        assertThat(rule.computed()).contains("ownership");
        assertThat(rule.parameters()).isEqualTo(Map.of("individual", "24", "collective", "39"));
    }

    @Test
    void secnumcloud_is_taken_by_section_and_its_last_chapter_requirement_by_requirement() {
        CriteriaSet set = CriteriaSets.find("secnumcloud", "3.2").orElseThrow();

        assertThat(set.groups())
                .extracting(CriteriaSet.Group::id)
                .startsWith("5")
                .endsWith("19")
                .hasSize(15);
        assertThat(ids(set)).contains("5.1", "12.14", "18.4", "19.1.r", "19.2.e", "19.5.c", "19.6.f");
        assertThat(set.criteria().stream().filter(c -> c.id().startsWith("19.6.")))
                .hasSize(6);
    }

    @Test
    void the_french_hosting_certificate_is_asked_for_six_activities_and_thirty_one_requirements() {
        CriteriaSet set = CriteriaSets.find("hds", "2").orElseThrow();
        Set<String> numbers = ids(set).stream()
                .filter(id -> id.startsWith("EXI-"))
                .map(id -> id.substring(4, 6))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(set.in(set.group("ACT").orElseThrow()))
                .hasSize(6)
                .allSatisfy(activity -> assertThat(activity.computed()).contains("certification"));
        assertThat(numbers).hasSize(31);
        assertThat(ids(set)).contains("EXI-28.1", "EXI-29.3", "EXI-30.3", "EXI-31.3");
    }

    @Test
    void a_proposal_and_a_list_of_ours_do_not_pass_for_official() {
        assertThat(CriteriaSets.all().stream().filter(set -> !set.official()).map(CriteriaSet::set))
                .containsExactlyInAnyOrder("eu-cada", "hub-functions");
    }

    @Test
    void the_european_points_levels_and_weights_are_those_of_the_official_calculator() {
        JsonNode official =
                JsonMapper.shared().readTree(fact("ec-csf-48-criteria.json").toFile());
        CriteriaSet ours = CriteriaSets.find("eu-csf", "2026-06-01").orElseThrow();

        for (JsonNode theirs : official.get("criteria")) {
            Criterion criterion = ours.criterion(theirs.get("id").asString()).orElseThrow();
            assertThat(criterion.answers())
                    .as(criterion.id())
                    .hasSize(theirs.get("answers").size());
            for (int i = 0; i < criterion.answers().size(); i++) {
                Answer answer = criterion.answers().get(i);
                assertThat(answer.points())
                        .isEqualByComparingTo(
                                theirs.at("/answers/" + i + "/points").decimalValue());
                assertThat(answer.level())
                        .contains(theirs.at("/answers/" + i + "/seal").asInt());
            }
            assertThat(ours.blind().contains(criterion))
                    .isEqualTo(theirs.get("sealBlind").asBoolean());
        }
        Map.of("framework-1.2.1", "v1.2.1_2025-10", "guidance-2026", "guidance_calculator_2026-06-01")
                .forEach((mine, theirs) -> ours.weightSets()
                        .get(mine)
                        .forEach((group, weight) -> assertThat(weight)
                                .isEqualByComparingTo(official.at("/weights/" + theirs + "/" + group)
                                        .decimalValue())));
    }

    @Test
    void every_number_used_for_the_french_lists_is_a_number_of_the_official_text() throws Exception {
        Set<String> secNumCloud = numbers(fact("secnumcloud-3.2.yaml"), "      ref_id: '?([0-9]+[0-9a-z.]*)'?");
        Set<String> hds = numbers(fact("hds-v2.yaml"), "      ref_id: '\\[EXI ([0-9]+)\\]'");

        assertThat(secNumCloud)
                .containsAll(ids(CriteriaSets.find("secnumcloud", "3.2").orElseThrow()).stream()
                        .filter(id -> !id.equals("QUAL"))
                        .toList());
        assertThat(hds).hasSize(31);
    }

    private static Set<String> numbers(Path yaml, String line) throws Exception {
        try (Stream<String> lines = Files.lines(yaml)) {
            return lines.filter(one -> one.matches(line))
                    .map(one -> one.replaceAll(line, "$1"))
                    .collect(Collectors.toSet());
        }
    }

    private static Path fact(String name) {
        Path file = FACTS.resolve(name);
        assumeTrue(Files.exists(file), "no transcription of the official file here");
        return file;
    }

    private static Criterion criterion(String set, String version, String id) {
        return CriteriaSets.find(set, version).orElseThrow().criterion(id).orElseThrow();
    }

    private static List<String> ids(CriteriaSet set) {
        return set.criteria().stream().map(Criterion::id).toList();
    }

    private static Stream<Text> texts(CriteriaSet set) {
        return Stream.of(
                        Stream.of(set.titles()),
                        set.remarks().stream(),
                        set.groups().stream().map(CriteriaSet.Group::titles),
                        set.criteria().stream().map(Criterion::text),
                        set.criteria().stream().flatMap(c -> c.testable().stream()),
                        set.criteria().stream().flatMap(c -> c.note().stream()),
                        set.criteria().stream()
                                .flatMap(c -> c.answers().stream().map(Answer::label)))
                .flatMap(all -> all);
    }
}
