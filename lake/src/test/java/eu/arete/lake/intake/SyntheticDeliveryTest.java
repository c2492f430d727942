package eu.arete.lake.intake;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.store.TableName;
import eu.arete.privacy.FirstStage;
import eu.arete.privacy.Identity;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.Nir;
import eu.arete.privacy.Sex;
import eu.arete.synth.Synthesis;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    void the_reports_of_5000_persons_equal_the_truth() throws IOException {
        reportsEqualTruth(5_000, 7);
    }

    private void reportsEqualTruth(int persons, long seed) throws IOException {
        Path made = home.resolve("made");
        new Synthesis(persons, seed, made, 2).run(done -> {});
        JsonNode truth = JsonMapper.shared().readTree(made.resolve("truth.json").toFile());
        try (Dock dock = new Dock(home)) {
            FirstStage stage = new FirstStage(dock.keys.ensureSecret(KeyName.of("first")));
            long accepted = 0;
            for (var expected : truth.get("files").properties()) {
                String dataset =
                        expected.getKey().substring(0, expected.getKey().indexOf('/'));
                String file = expected.getKey().substring(expected.getKey().lastIndexOf('/') + 1);
                Path partner = made.resolve("partners").resolve(dataset);
                byte[] sealed = sealed(Files.readAllBytes(partner.resolve("data/" + file)), codes(partner, stage));
                DeliveryReport report = deliver(dock, made, dataset, file, new ByteArrayInputStream(sealed));

                Map<String, Long> rules = new HashMap<>();
                expected.getValue()
                        .get("rules")
                        .properties()
                        .forEach(e -> rules.put(e.getKey(), e.getValue().asLong()));
                assertThat(report.rules()).as(expected.getKey()).isEqualTo(rules);
                assertThat(List.of(report.rows(), report.accepted(), report.rejected()))
                        .as(expected.getKey())
                        .isEqualTo(List.of(
                                expected.getValue().get("rows").asLong(),
                                expected.getValue().get("accepted").asLong(),
                                expected.getValue().get("rejected").asLong()));
                accepted += report.accepted();
            }
            assertThat(accepted).isEqualTo(truth.get("rows_accepted").asLong());
        }
    }

    private static DeliveryReport deliver(Dock dock, Path made, String dataset, String file, InputStream bytes)
            throws IOException {
        byte[] json =
                Files.readAllBytes(made.resolve("datasets").resolve(dataset).resolve("datapackage.json"));
        var schema = DatasetDescriptor.parse(json).tableOf(file).orElseThrow();
        IntakeOutcome outcome = dock.deliver(schema, new TableName(dataset, schema.name()), file, bytes);
        assertThat(outcome).as(() -> file + " " + outcome).isNotInstanceOf(IntakeOutcome.Refused.class);
        return outcome.report();
    }

    private final Map<Path, Map<String, byte[]>> codes = new HashMap<>();

    private Map<String, byte[]> codes(Path partner, FirstStage stage) {
        return codes.computeIfAbsent(partner, path -> {
            Map<String, byte[]> read = new HashMap<>();
            try (var lines = Files.lines(path.resolve("identities.csv"))) {
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

    /** The partner's keys (a letter and eight digits) replaced by codes, wherever they stand alone. */
    private static byte[] sealed(byte[] file, Map<String, byte[]> codes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length * 2);
        int at = 0;
        while (at < file.length) {
            byte[] code = isKey(file, at) ? codes.get(new String(file, at, 9, StandardCharsets.US_ASCII)) : null;
            if (code == null) {
                out.write(file[at++]);
            } else {
                out.writeBytes(code);
                at += 9;
            }
        }
        return out.toByteArray();
    }

    private static boolean isKey(byte[] file, int at) {
        boolean apart = at == 0 || !Character.isLetterOrDigit(file[at - 1]);
        if (!apart || file[at] < 'A' || file[at] > 'Z' || at + 9 >= file.length) {
            return false;
        }
        for (int i = at + 1; i < at + 9; i++) {
            if (file[i] < '0' || file[i] > '9') {
                return false;
            }
        }
        return !Character.isLetterOrDigit(file[at + 9]);
    }
}
