package eu.arete.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {

    private static final String HEADER = "BEN_NIR_PSA;EXE_SOI_DTD;LIBELLE;BEN_IDT_ANO\n";

    @TempDir
    private Path directory;

    private Partner partner;

    @BeforeEach
    void a_partner() throws IOException {
        partner = new Partner(directory);
    }

    @Test
    void keys_become_codes_and_nothing_else_changes() throws Exception {
        partner.writes(
                "ER_PRS_F.2023-01.csv",
                HEADER
                        + "P00000001;2023-01-05;soin à domicile;P00000002\r\n"
                        + "xxxxxxxxxxxxxxxxx;;\"un; \"\"deux\"\"\ntrois\";\"P00000001\"\r\n"
                        + ";2023-01-05;12\" de large;\n"
                        + "\"\";x\n"
                        + "P00000002;2023-01-05;;P00000001;de trop\n"
                        + "P00000001;2023-01-05;tronqué;P00000002");

        Partner.Outcome outcome = partner.seals();

        String one = partner.code("269054958815780", "1969-05-12", "2");
        String two = partner.code("185052A006084", "1985-05-03", "1");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(partner.sealed("ER_PRS_F.2023-01.csv"))
                .isEqualTo(HEADER
                        + one + ";2023-01-05;soin à domicile;" + two + "\r\n"
                        + "xxxxxxxxxxxxxxxxx;;\"un; \"\"deux\"\"\ntrois\";\"" + one + "\"\r\n"
                        + ";2023-01-05;12\" de large;\n"
                        + "\"\";x\n"
                        + two + ";2023-01-05;;" + one + ";de trop\n"
                        + one + ";2023-01-05;tronqué;" + two);
        assertThat(outcome.out()).contains("2 keys read", "sealed ER_PRS_F.2023-01.csv", "fingerprint");
    }

    @Test
    void columns_in_another_order_are_found_by_their_names() throws Exception {
        partner.writes(
                "ER_PRS_F.2023-01.csv", "\"LIBELLE\";\"BEN_IDT_ANO\";\"BEN_NIR_PSA\"\r\na;P00000001;P00000001\r\n");
        assertThat(partner.seals().exitCode()).isZero();
        String one = partner.code("269054958815780", "1969-05-12", "2");
        assertThat(partner.sealed("ER_PRS_F.2023-01.csv"))
                .isEqualTo("\"LIBELLE\";\"BEN_IDT_ANO\";\"BEN_NIR_PSA\"\r\na;" + one + ";" + one + "\r\n");
    }

    @Test
    void a_table_without_persons_passes_as_it_is() throws Exception {
        partner.writes("DAMIR.2023.csv", "YEAR\n2023\n").writes("ER_PRS_F.2023-01.csv", HEADER);
        assertThat(partner.seals().exitCode()).isZero();
        assertThat(partner.sealed("DAMIR.2023.csv")).isEqualTo("YEAR\n2023\n");
        assertThat(partner.sealed("ER_PRS_F.2023-01.csv")).isEqualTo(HEADER);
    }

    @Test
    void an_unknown_key_stops_its_file_at_its_line_and_column_and_the_others_are_sealed() throws Exception {
        partner.writes("ER_PRS_F.2023-01.csv", HEADER + "P00000001;d;\"a\nb\";P00000002\nP00000001;d;l;P00000099\n")
                .writes("ER_PRS_F.2023-02.csv", HEADER + "P00000001;d;l;\n");

        Partner.Outcome outcome = partner.seals();

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("ER_PRS_F.2023-01.csv, line 4, column BEN_IDT_ANO", "remedy")
                .doesNotContain("P00000099");
        assertThat(partner.sealedFiles()).containsExactly("ER_PRS_F.2023-02.csv");
    }

    @Test
    void an_unknown_key_at_the_very_end_is_seen() throws Exception {
        partner.writes("ER_PRS_F.2023-01.csv", HEADER + "P00000001;d;l;P0000");
        assertThat(partner.seals().err()).contains("line 2, column BEN_IDT_ANO");
        partner.writes("ER_PRS_F.2023-01.csv", HEADER + "P0000");
        assertThat(partner.seals().err()).contains("line 2, column BEN_NIR_PSA");
    }

    @Test
    void sealing_again_gives_the_same_bytes() throws Exception {
        partner.writes("ER_PRS_F.2023-01.csv", HEADER + "P00000001;d;l;\n");
        partner.seals();
        String first = partner.sealed("ER_PRS_F.2023-01.csv");
        assertThat(partner.seals().exitCode()).isZero();
        assertThat(partner.sealed("ER_PRS_F.2023-01.csv")).isEqualTo(first);
    }

    @Test
    @Tag("attack")
    void a_header_that_hides_a_person_column_is_refused() throws Exception {
        partner.writes("ER_PRS_F.2023-01.csv", "BEN_NIR_PSA;EXE_SOI_DTD;LIBELLE\nP00000001;d;l\n");
        assertThat(partner.seals().err()).contains("line 1, column BEN_IDT_ANO");
        partner.writes("ER_PRS_F.2023-01.csv", "BEN_NIR_PSA;NOM;LIBELLE;BEN_IDT_ANO\nP00000001;d;l;\n");
        assertThat(partner.seals().err()).contains("line 1").doesNotContain("NOM ");
        assertThat(partner.sealedFiles()).isEmpty();
    }

    @Test
    @Tag("attack")
    void an_endless_key_is_refused_in_bounded_memory() throws Exception {
        partner.writes("ER_PRS_F.2023-01.csv", HEADER + "P".repeat(5_000_000));
        assertThat(partner.seals().err()).contains("line 2, column BEN_NIR_PSA");
    }

    @Test
    void a_wrong_identity_file_is_refused_without_saying_whose() throws Exception {
        partner.writes("ER_PRS_F.2023-01.csv", HEADER).knows("P00000003;269054958815781;1969-05-12;2");
        Partner.Outcome outcome = partner.seals();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("identities.csv, line 4, column nir").doesNotContain("26905", "P00000003");
    }

    @Test
    void one_key_for_two_people_is_refused() throws Exception {
        partner.writes("ER_PRS_F.2023-01.csv", HEADER)
                .knows("P00000001;269054958815780;1969-05-12;2")
                .knows("P00000001;269054958815780;1970-05-12;2");
        assertThat(partner.seals().err()).contains("identities.csv, line 5, column key");
    }

    @Test
    void a_file_that_the_descriptor_does_not_know_is_refused() throws Exception {
        partner.writes("OTHER.csv", "A\n1\n");
        assertThat(partner.seals().err()).contains("OTHER.csv", "no such table");
        assertThat(partner.hasSealed("OTHER.csv")).isFalse();
    }

    @Test
    void whatever_the_place_of_the_buffers_the_result_is_the_same() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder in = new StringBuilder(HEADER);
        StringBuilder expected = new StringBuilder(HEADER);
        for (int person = 3; person < 200; person++) {
            partner.knows("P%08d;%d;1969-05-12;2".formatted(person, 2690549588157L + person));
        }
        partner.writes("DAMIR.csv", "YEAR\n");
        partner.seals();
        String[] codes = new String[200];
        for (int person = 3; person < 200; person++) {
            codes[person] = partner.code(Long.toString(2690549588157L + person), "1969-05-12", "2");
        }
        String[] texts = {"", "a", "\"x;\"\"y\"\"\n\"", "é".repeat(300), "\"\""};
        for (int row = 0; row < 20_000; row++) {
            int one = 3 + random.nextInt(197);
            int two = 3 + random.nextInt(197);
            String text = texts[random.nextInt(texts.length)];
            boolean quoted = random.nextBoolean();
            String q = quoted ? "\"" : "";
            String end = random.nextBoolean() ? "\r\n" : "\n";
            in.append("%sP%08d%s;;%s;P%08d%s".formatted(q, one, q, text, two, end));
            expected.append("%s%s%s;;%s;%s%s".formatted(q, codes[one], q, text, codes[two], end));
        }
        partner.writes("ER_PRS_F.2023-01.csv", in.toString());
        assertThat(partner.seals().exitCode()).isZero();
        assertThat(partner.sealed("ER_PRS_F.2023-01.csv").equals(expected.toString()))
                .isTrue();
    }

    @Test
    void wrong_usage_says_so_with_exit_code_2() throws Exception {
        assertThat(Partner.runs("seal", "--in").exitCode()).isEqualTo(2);
        assertThat(Partner.runs("seal", "--nothing", "x").err()).contains("unknown option --nothing", "--help");
        assertThat(Partner.runs("seal", "--help").out()).contains("Example:");
        assertThat(Partner.runs("nothing").exitCode()).isEqualTo(2);
        assertThat(Partner.runs(
                                "seal",
                                "--dataset",
                                "absent.json",
                                "--identities",
                                "i",
                                "--in",
                                ".",
                                "--out",
                                "o",
                                "--home",
                                directory.resolve("desk").toString())
                        .err())
                .contains("absent.json");
    }

    @Test
    @Tag("slow")
    void a_quarter_of_a_gigabyte_is_sealed_in_seconds() throws Exception {
        String row = "P00000001;2023-01-05;" + "0;1;99;".repeat(12).replace(';', ',') + ";P00000002\n";
        String block = row.repeat(10_000);
        Path file = directory.resolve("data/ER_PRS_F.2023-01.csv");
        try (var writer = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1)) {
            writer.write(HEADER);
            for (long size = 0; size < 250_000_000; size += block.length()) {
                writer.write(block);
            }
        }
        long start = System.nanoTime();
        assertThat(partner.seals().exitCode()).isZero();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("seal: 250 MB in %.1f s%n", seconds);
        assertThat(seconds).isLessThan(30);
    }
}
