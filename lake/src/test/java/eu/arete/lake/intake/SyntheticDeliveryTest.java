package eu.arete.lake.intake;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.TableName;
import eu.arete.privacy.FirstStage;
import eu.arete.privacy.Identity;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.Nir;
import eu.arete.privacy.Sex;
import eu.arete.synth.Synthesis;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A synthetic national dataset comes in: the reports say what its truth says, to the row. */
final class SyntheticDeliveryTest {

    @TempDir
    private Path home;

    @Test
    void the_reports_of_200_persons_equal_the_truth() throws IOException {
        reportsEqualTruth(200, 42);
    }

    @Test
    void the_reports_of_2000_persons_equal_the_truth() throws IOException {
        reportsEqualTruth(2_000, 7);
    }

    @Test
    @Tag("slow")
    void the_reports_of_20_000_persons_equal_the_truth() throws IOException {
        reportsEqualTruth(20_000, 1);
    }

    /** Ninety million rows: some 12 GB of files, an hour on two cores. */
    @Test
    @Tag("slow")
    void the_reports_of_900_000_persons_equal_the_truth() throws IOException {
        reportsEqualTruth(900_000, 1);
    }

    private void reportsEqualTruth(int persons, long seed) throws IOException {
        Path made = home.resolve("made");
        new Synthesis(persons, seed, made, 2).run(done -> {});
        JsonNode truth = JsonMapper.shared().readTree(made.resolve("truth.json").toFile());
        try (Dock dock = new Dock(home)) {
            FirstStage stage = new FirstStage(dock.keys.ensureSecret(KeyName.of("first")));
            long rows = 0;
            long accepted = 0;
            for (var expected : truth.get("files").properties()) {
                String dataset =
                        expected.getKey().substring(0, expected.getKey().indexOf('/'));
                String file = expected.getKey().substring(dataset.length() + 1);
                Path partner = made.resolve("partners").resolve(dataset);
                DeliveryReport report = accepted(
                        dock,
                        made,
                        dataset,
                        partner.resolve("data").resolve(file),
                        codes(partner.resolve("identities.csv"), stage));
                assertThat(found(report)).as(expected.getKey()).isEqualTo(told(expected.getValue()));
                rows += report.rows();
                accepted += report.accepted();
            }
            assertThat(rows).isEqualTo(truth.get("rows_deposited").asLong());
            assertThat(accepted).isEqualTo(truth.get("rows_accepted").asLong());
            later(dock, made, truth, stage);
        }
    }

    /** What partners send afterwards: accepted to the row, or refused for the reason the truth gives. */
    private void later(Dock dock, Path made, JsonNode truth, FirstStage stage) throws IOException {
        for (JsonNode sent : truth.get("later")) {
            String dataset = sent.get("dataset").asString();
            String name = sent.get("file").asString();
            Path later = made.resolve("partners").resolve(dataset).resolve("later");
            Path file = later.resolve(sent.get("delivery").asString()).resolve(name);
            if (sent.has("same_as")) {
                Path first = made.resolve("partners").resolve(dataset).resolve("data");
                assertThat(file)
                        .hasSameBinaryContentAs(
                                first.resolve(sent.get("same_as").asString()));
                continue;
            }
            Map<String, byte[]> codes = dataset.equals("dcir")
                    ? codes(later.resolve("identities.csv"), stage)
                    : codes(later.resolveSibling("identities.csv"), stage);
            if (name.startsWith("ER_PHA_F")) {
                codes = codes(later.resolveSibling("identities.csv"), stage);
            }
            if (sent.has("refusal")) {
                IntakeOutcome outcome = deliver(dock, made, dataset, file, Map.of());
                assertThat(outcome).as(name).isInstanceOf(IntakeOutcome.Refused.class);
                assertThat(Dock.refusal(outcome).rule().code())
                        .as(name)
                        .isEqualTo(sent.get("refusal").asString());
            } else {
                DeliveryReport report = accepted(dock, made, dataset, file, codes);
                assertThat(List.of(report.rows(), report.accepted(), report.rejected()))
                        .as(name)
                        .isEqualTo(counts(sent));
            }
        }
    }

    private static List<Long> counts(JsonNode told) {
        return List.of(
                told.get("rows").asLong(),
                told.get("accepted").asLong(),
                told.get("rejected").asLong());
    }

    private static Map<String, Object> told(JsonNode expected) {
        Map<String, Long> rules = new HashMap<>();
        expected.get("rules")
                .properties()
                .forEach(e -> rules.put(e.getKey(), e.getValue().asLong()));
        return Map.of("counts", counts(expected), "rules", rules);
    }

    private static Map<String, Object> found(DeliveryReport report) {
        return Map.of("counts", List.of(report.rows(), report.accepted(), report.rejected()), "rules", report.rules());
    }

    private static DeliveryReport accepted(Dock dock, Path made, String dataset, Path file, Map<String, byte[]> codes)
            throws IOException {
        IntakeOutcome outcome = deliver(dock, made, dataset, file, codes);
        assertThat(outcome).as(() -> file + " " + outcome).isNotInstanceOf(IntakeOutcome.Refused.class);
        for (LakeFile part : Dock.files(outcome)) {
            dock.lake.delete(part);
        }
        return outcome.report();
    }

    private static IntakeOutcome deliver(Dock dock, Path made, String dataset, Path file, Map<String, byte[]> codes)
            throws IOException {
        byte[] json =
                Files.readAllBytes(made.resolve("datasets").resolve(dataset).resolve("datapackage.json"));
        String name = file.getFileName().toString();
        var schema = DatasetDescriptor.parse(json).tableOf(name).orElseThrow();
        try (InputStream in = new SealedInput(Files.newInputStream(file), codes)) {
            return dock.deliver(schema, new TableName(dataset, schema.name()), name, in);
        }
    }

    private final Map<Path, Map<String, byte[]>> codes = new HashMap<>();

    private Map<String, byte[]> codes(Path identities, FirstStage stage) {
        return codes.computeIfAbsent(identities, path -> {
            Map<String, byte[]> read = new HashMap<>();
            try (var lines = Files.lines(path)) {
                lines.skip(1).map(line -> line.split(";")).forEach(cells -> {
                    Identity identity = new Identity(
                            Nir.parse(cells[1]),
                            LocalDate.parse(cells[2]),
                            cells[3].equals("1") ? Sex.MALE : Sex.FEMALE);
                    read.put(cells[0], stage.code(identity).hex().getBytes(StandardCharsets.US_ASCII));
                });
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return read;
        });
    }
}
