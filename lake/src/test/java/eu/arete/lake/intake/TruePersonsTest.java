package eu.arete.lake.intake;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.lake.extract.SourceTable;
import eu.arete.lake.extract.TruePersons;
import eu.arete.lake.extract.TruePersons.Whose;
import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LiveFile;
import eu.arete.privacy.FirstStageCode;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.Pseudonym;
import eu.arete.privacy.SecondStage;
import eu.arete.synth.Synthesis;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The persons of a synthetic registry are those that were invented: children under two parents, provisional numbers, twins. */
final class TruePersonsTest {
    private static final int PERSONS = 3_000;
    private static final Pattern KEY = Pattern.compile("(?<![A-Z0-9])P[0-9]{8}(?![0-9])");

    @TempDir
    private Path home;

    /** A code for each of the partner's keys. */
    private static String sealed(String rows) {
        return KEY.matcher(rows).replaceAll(key -> code(key.group()));
    }

    private static String code(String key) {
        return "%032x".formatted(Long.parseLong(key.substring(1)) + 0xb0b0_0000L);
    }

    @Test
    void counts_and_persons_agree_with_what_was_invented() throws Exception {
        Path made = home.resolve("made");
        new Synthesis(PERSONS, 11, made, 2).run(done -> {});
        JsonNode truth = JsonMapper.shared().readTree(made.resolve("truth.json").toFile());
        JsonNode file = truth.path("files").path("dcir/IR_BEN_R.2024-12.csv");
        String rows =
                Files.readString(made.resolve("partners/dcir/data/IR_BEN_R.2024-12.csv"), StandardCharsets.ISO_8859_1);
        DatasetDescriptor descriptor =
                DatasetDescriptor.parse(Files.readAllBytes(made.resolve("datasets/dcir/datapackage.json")));
        try (Dock dock = new Dock(home);
                Scratch memory = Scratch.open()) {
            TableName name = new TableName("dcir", "IR_BEN_R");
            var schema = descriptor.table("IR_BEN_R").orElseThrow();
            IntakeOutcome outcome = dock.deliver(
                    schema,
                    name,
                    "IR_BEN_R.2024-12.csv",
                    new ByteArrayInputStream(sealed(rows).getBytes(StandardCharsets.ISO_8859_1)));
            assertThat(outcome.report().accepted())
                    .isEqualTo(file.path("accepted").asLong());
            List<LiveFile> files = Dock.files(outcome).stream()
                    .map(part -> LiveFile.whole(part, 1))
                    .toList();
            SourceTable source = new SourceTable(name, schema, OptionalLong.of(1), files);
            SecondStage stage = new SecondStage(dock.keys.secret(KeyName.of("second")));
            try (TruePersons persons = TruePersons.read(dock.lake, List.of(source), memory, 2, 512L << 20)) {
                JsonNode quirks = truth.path("quirks");
                assertThat(persons.sharing())
                        .isEqualTo(quirks.path("twins_sharing_a_code").asLong())
                        .isPositive();
                assertThat(persons.ofCodes(3))
                        .isEqualTo(quirks.path("children_under_two_parents").asLong())
                        .isPositive();
                Set<Integer> rejected = new HashSet<>();
                dock.rejects.lines().forEach(line -> rejected.add(Integer.parseInt(line.split(";")[1])));
                assertThat(rejected).hasSize(file.path("rejected").asInt());
                personByPerson(rows, rejected, stage, persons);
            }
        }
    }

    /** Every code of every row, against a reading of the rows in plain Java. */
    private static void personByPerson(String rows, Set<Integer> rejected, SecondStage stage, TruePersons persons) {
        List<String> header =
                List.of(rows.lines().findFirst().orElseThrow().replace("\"", "").split("[;,|]", -1));
        int own = header.indexOf("BEN_IDT_ANO");
        assertThat(own).isNotNegative();
        Map<String, Set<String>> whose = new HashMap<>();
        Set<String> all = new HashSet<>();
        List<String> lines = rows.lines().toList();
        for (int number = 2; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            String[] cells = line.replace("\"", "").split("[;,|]", -1);
            Matcher keys = KEY.matcher(line);
            while (!rejected.contains(number) && keys.find()) {
                whose.computeIfAbsent(keys.group(), key -> new HashSet<>()).add(cells[own]);
                all.add(cells[own]);
            }
        }
        assertThat(persons.persons()).isEqualTo(all.size());
        int shared = 0;
        for (Map.Entry<String, Set<String>> one : whose.entrySet()) {
            Whose found = persons.of(pseudonym(stage, one.getKey()));
            if (one.getValue().size() > 1) {
                shared++;
                assertThat(found).isInstanceOf(Whose.Shared.class);
                assertThat(persons.personsOf(Set.of(pseudonym(stage, one.getKey()))))
                        .isEqualTo(one.getValue().size());
            } else {
                String person = one.getValue().iterator().next();
                assertThat(found).isEqualTo(new Whose.One(pseudonym(stage, person)));
                assertThat(persons.codesOf(pseudonym(stage, person))).contains(pseudonym(stage, one.getKey()));
            }
        }
        assertThat(shared).isPositive();
        assertThat(persons.of(pseudonym(stage, "P99999999"))).isInstanceOf(Whose.Alone.class);
        assertThat(persons.personsOf(Set.of(pseudonym(stage, "P99999999")))).isEqualTo(1);
    }

    private static Pseudonym pseudonym(SecondStage stage, String key) {
        return stage.pseudonym(new FirstStageCode(code(key)));
    }
}
