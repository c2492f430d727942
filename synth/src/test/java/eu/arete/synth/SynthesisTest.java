package eu.arete.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.synth.JsonReader.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SynthesisTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"1,1", "200,1", "500,-9000000000"})
    void the_truth_is_what_a_slow_reader_of_the_files_finds(int persons, long seed) throws IOException {
        Path out = made(persons, seed, 2);
        SlowReader read = new SlowReader(out);
        Node truth = JsonReader.read(Files.readString(out.resolve("truth.json")));

        Map<String, SlowReader.Found> told = new TreeMap<>();
        truth.get("files").members().forEach((file, counts) -> {
            Map<String, Long> rules = new TreeMap<>();
            counts.get("rules").members().forEach((rule, number) -> rules.put(rule, number.number()));
            long rows = counts.get("rows").number();
            long rejected = counts.get("rejected").number();
            assertThat(counts.get("accepted").number()).isEqualTo(rows - rejected);
            told.put(file, new SlowReader.Found(rows, rejected, rules));
        });
        assertThat(told).isEqualTo(read.files);
        long rows =
                read.files.values().stream().mapToLong(SlowReader.Found::rows).sum();
        assertThat(truth.get("rows_deposited").number()).isEqualTo(rows);
        assertThat(truth.get("rows_accepted").number()
                        + truth.get("rows_rejected").number())
                .isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "200,1", "900,7"})
    void the_demo_queries_answer_what_the_truth_says(int persons, long seed) throws IOException {
        Path out = made(persons, seed, 2);
        List<String> opposing = Files.readAllLines(out.resolve("opposing.csv"));
        SlowExtract extract = new SlowExtract(new SlowReader(out), opposing.subList(1, opposing.size()));
        Node truth = JsonReader.read(Files.readString(out.resolve("truth.json")));

        assertThat(truth.get("opposed_persons").number()).isEqualTo(opposing.size() - 1);
        assertThat(truth.get("extract_persons").number()).isEqualTo(extract.persons());
        List<Node> queries = truth.get("queries").list();
        assertThat(answer(queries.get(0))).isEqualTo(extract.personsBySexAndAge());
        assertThat(answer(queries.get(1))).isEqualTo(extract.hba1cBySex());
        assertThat(answer(queries.get(2))).isEqualTo(extract.paidBySex());
    }

    @Test
    void any_number_of_threads_writes_the_same_bytes() throws IOException {
        Map<String, String> alone = contents(made(600, 5, 1));
        assertThat(contents(made(600, 5, 2))).isEqualTo(alone);
        assertThat(contents(made(600, 5, 7))).isEqualTo(alone);
        assertThat(contents(made(600, 6, 2))).isNotEqualTo(alone);
    }

    @Test
    void no_file_that_is_deposited_holds_what_looks_like_a_registration_or_telephone_number() throws IOException {
        Pattern digits = Pattern.compile("(?<![0-9])(?:[12][0-9]{12}(?:[0-9]{2})?|0[1-9][0-9]{8})(?![0-9])");
        contents(made(400, 11, 2)).forEach((file, content) -> {
            if (file.contains("/data/")) {
                assertThat(digits.matcher(content).results()).as(file).isEmpty();
                assertThat(content).as(file).doesNotContain("@");
            }
        });
    }

    @Test
    void after_two_years_the_same_persons_have_all_new_keys_and_the_correspondence_comes_apart() throws IOException {
        Path partner = made(300, 4, 2).resolve("partners/dcir");
        Map<String, String> former = identities(partner.resolve("identities.csv"));
        Map<String, String> renewed = identities(partner.resolve("later/identities.csv"));
        List<String> lines = Files.readAllLines(partner.resolve("later/correspondence.csv"));
        assertThat(lines).hasSize(former.size() + 1);
        for (String line : lines.subList(1, lines.size())) {
            String[] keys = line.split(";");
            assertThat(former).doesNotContainKey(keys[1]);
            assertThat(renewed.get(keys[1])).isEqualTo(former.get(keys[0]));
        }
        String register =
                Files.readString(partner.resolve("later/new-keys/IR_BEN_R.2025-01.csv"), StandardCharsets.ISO_8859_1);
        assertThat(register).doesNotContainPattern("P[0-9]{8}");
        assertThat(Pattern.compile("Q[0-9]{8}").matcher(register).results().map(found -> found.group()))
                .allSatisfy(key -> assertThat(renewed).containsKey(key));
    }

    @Test
    void a_corrected_month_has_the_rows_of_the_first_each_once_and_as_it_should_be() throws IOException {
        Path partner = made(2_000, 9, 2).resolve("partners/dcir");
        Path file = Path.of("ER_PHA_F.2023-05.csv");
        List<String> first = Files.readAllLines(partner.resolve("data").resolve(file));
        List<String> corrected =
                Files.readAllLines(partner.resolve("later/corrected").resolve(file));
        assertThat(corrected).doesNotHaveDuplicates().hasSizeLessThan(first.size());
        assertThat(first).doesNotContainSequence(corrected).containsAll(corrected.subList(0, 1));
        long kept = corrected.stream().filter(Set.copyOf(first)::contains).count();
        assertThat(kept).isBetween(corrected.size() * 99L / 100, corrected.size() - 1L);
    }

    private static Map<String, String> identities(Path file) throws IOException {
        Map<String, String> identities = new TreeMap<>();
        for (String line :
                Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
            identities.put(line.substring(0, 9), line.substring(10));
        }
        return identities;
    }

    @Test
    void every_table_has_the_columns_its_descriptor_describes() throws IOException {
        Path out = made(1, 1, 1);
        for (Partner partner : Partner.values()) {
            Path descriptor = out.resolve("datasets/" + partner.dataset + "/datapackage.json");
            for (Node table : JsonReader.read(Files.readString(descriptor))
                    .get("resources")
                    .list()) {
                List<String> described = table.get("schema").get("fields").list().stream()
                        .map(field -> field.get("name").text())
                        .toList();
                assertThat(Table.valueOf(table.get("name").text()).columns).isEqualTo(described);
            }
        }
    }

    @Test
    void each_partner_writes_in_its_own_dress() throws IOException {
        Path partners = made(600, 3, 2).resolve("partners");
        byte[] hospital = Files.readAllBytes(partners.resolve("pmsi-mco/data/T_MCOaaUM.2023.csv"));
        assertThat(new String(hospital, StandardCharsets.UTF_8))
                .startsWith("\uFEFFETA_NUM")
                .contains(",00;");
        byte[] deaths = Files.readAllBytes(partners.resolve("causes-of-death/data/KI_ECD_R.2023.csv"));
        assertThat(new String(deaths, StandardCharsets.ISO_8859_1))
                .contains("\r\n")
                .contains("\"Arrêt cardio");
    }

    @Test
    void drugs_have_thirteen_digits_with_a_valid_key() {
        for (Drug drug : Drug.values()) {
            assertThat(drug.cip).matches("34009[0-9]{8}");
            int sum = 0;
            for (int i = 0; i < 13; i++) {
                sum += (drug.cip.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
            }
            assertThat(sum % 10).as(drug.name()).isZero();
        }
    }

    @Test
    void registration_numbers_have_fifteen_digits_a_valid_key_and_one_owner() throws IOException {
        SlowReader read = new SlowReader(made(300, 21, 2));
        read.identities.values().stream().skip(1).forEach(identity -> {
            String number = identity.split(";")[0];
            if (!number.equals("nir")) {
                assertThat(number).matches("[1278][0-9]{14}");
                long body = Long.parseLong(number.substring(0, 13));
                assertThat(Long.parseLong(number.substring(13))).isEqualTo(97 - body % 97);
            }
        });
    }

    @Test
    void too_many_or_no_persons_are_refused() {
        assertThatThrownBy(() -> new Synthesis(0, 1, directory, 1)).hasMessageContaining("from 1 to 900000");
        assertThatThrownBy(() -> new Synthesis(900_001, 1, directory, 1)).hasMessageContaining("900001");
    }

    private Path made(int persons, long seed, int threads) throws IOException {
        Path out = Files.createTempDirectory(directory, "synth");
        new Synthesis(persons, seed, out, threads).run(done -> {});
        return out;
    }

    private static List<List<String>> answer(Node query) {
        List<List<String>> rows = new ArrayList<>();
        query.get("rows").list().forEach(row -> rows.add(row.texts()));
        return rows;
    }

    private static Map<String, String> contents(Path out) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (var files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(out.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }
}
