package eu.arete.hub.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.comparison.dossier.Dossier;
import eu.arete.hub.comparison.dossier.DossierReader;
import eu.arete.hub.hosting.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of real firms is public, dated and sourced; nothing else is, and anyone gets the same from it. */
class PublicFactsTest {
    private static final Path FRANCE = Dossiers.repository().resolve("examples/hosting/france");

    @ParameterizedTest
    @ValueSource(strings = {"2019", "2026"})
    void anyone_gets_the_published_hash_and_nobody_is_first_for_certain(String year) throws IOException {
        ComparisonRun run = ComparisonRun.of(Dossiers.read(FRANCE.resolve(year)));

        assertThat(run.sha256())
                .isEqualTo(Files.readString(FRANCE.resolve(year + ".sha256")).strip());
        assertThat(run.results().fictitious()).isFalse();
        for (Results.Reading reading : run.results().readings()) {
            assertThat(reading.outcome().isCertain()).isFalse();
            assertThat(reading.placed())
                    .allSatisfy(placed -> assertThat(placed.score())
                            .hasValueSatisfying(score -> assertThat(score.isKnown())
                                    .as(placed.service())
                                    .isFalse()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019", "2026"})
    void no_answer_and_no_price_is_invented_and_each_fact_cites_a_note_of_its_source(String year) throws Exception {
        Dossier dossier = new DossierReader(Dossiers.read(FRANCE.resolve(year)), CriteriaSets::parse)
                .read()
                .dossier();

        assertThat(dossier.prices()).isEmpty();
        assertThat(dossier.answers())
                .allSatisfy(given -> assertThat(given.answer()).isEmpty());
        assertThat(dossier.certifications())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(dossier.evidence()).containsKey(one.evidence()));
        dossier.locations()
                .values()
                .forEach(places -> assertThat(places)
                        .allSatisfy(place -> assertThat(dossier.evidence()).containsKey(place.evidence())));
        for (Evidence piece : dossier.evidence().values()) {
            byte[] note = Files.readAllBytes(
                    FRANCE.resolve("notes").resolve(piece.archived().orElseThrow()));
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(note)))
                    .as(piece.id())
                    .isEqualTo(piece.sha256());
            assertThat(new String(note, java.nio.charset.StandardCharsets.UTF_8))
                    .contains(piece.source(), piece.date().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026"})
    void a_qualification_applied_for_is_not_one_that_is_held(String year) throws IOException {
        ComparisonRun run = ComparisonRun.of(Dossiers.read(FRANCE.resolve(year)));

        assertThat(held(run, "scaleway-cloud", "secnumcloud")).contains(false);
        assertThat(held(run, "premi3ns", "secnumcloud")).contains(true);
    }

    private static Optional<Boolean> held(ComparisonRun run, String service, String scheme) {
        return run.results().certifications().stream()
                .filter(one -> one.service().equals(service) && one.scheme().equals(scheme))
                .map(Results.Held::holds)
                .findFirst();
    }
}
