package eu.arete.hub.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The worked comparison of the documentation, as anyone would compute it again. */
class WorkedExampleTest {
    private static final Path EXAMPLES = Dossiers.repository().resolve("examples/hosting");

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void put_the_machine_back() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @Test
    void anyone_gets_the_published_hash_on_a_machine_of_another_country() throws IOException {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        ComparisonRun run = ComparisonRun.of(Dossiers.read(EXAMPLES.resolve("fictitious")));
        assertThat(run.sha256())
                .isEqualTo(
                        Files.readString(EXAMPLES.resolve("fictitious.sha256")).strip());
        tells_what_the_example_is_for(run.results());
        the_page_and_the_drawings_carry_nothing_foreign(run.files());
    }

    private static void tells_what_the_example_is_for(Results results) {
        Results.Reading shown = results.readings().get(0);
        assertThat(shown.claims()).isEqualTo(Claims.NOT_COUNTED);
        assertThat(admission(shown, "cumulus"))
                .as("under foreign law, best price")
                .isEqualTo(Admission.ELIMINATED);
        assertThat(admission(shown, "zephyra")).as("a shield nobody may read").isEqualTo(Admission.UNDETERMINED);
        assertThat(admission(results.readings().get(1), "zephyra")).isEqualTo(Admission.ADMITTED);
        assertThat(admission(shown, "hanse")).as("an audit withheld").isEqualTo(Admission.UNDETERMINED);
        assertThat(results.control())
                .filteredOn(one -> one.outcome().equals("not-met"))
                .extracting(Results.Control::service)
                .containsExactly("altamira", "cumulus", "rivieres", "zephyra");
        assertThat(results.certifications())
                .filteredOn(one -> one.scheme().equals("secnumcloud") && one.holds())
                .extracting(Results.Held::service)
                .containsExactly("duo", "ponant");
        assertThat(shown.formulas().stream().map(Results.Outcome::leaders).distinct())
                .as("the winner depends on the price formula")
                .hasSizeGreaterThan(1);
        assertThat(results.blind())
                .extracting(Results.Blind::criterion)
                .containsExactly(
                        "SOV-1.2", "SOV-1.4", "SOV-1.5", "SOV-1.6", "SOV-1.7", "SOV-2.5", "SOV-5.3", "SOV-7.2",
                        "SOV-8.4");
    }

    private static Admission admission(Results.Reading reading, String service) {
        return reading.placed().stream()
                .filter(placed -> placed.service().equals(service))
                .findFirst()
                .orElseThrow()
                .admission();
    }

    private static void the_page_and_the_drawings_carry_nothing_foreign(Map<String, byte[]> files) {
        for (String path : List.of("index.html", "index.fr.html", "drawings/costs.svg")) {
            String text = new String(files.get(path), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(text.replace("http://www.w3.org/2000/svg", ""))
                    .doesNotContain("http:", "https:", "<script", "url(");
        }
    }
}
