package eu.arete.privacy;

import static eu.arete.privacy.ExpectedDigits.CODES;
import static eu.arete.privacy.ExpectedDigits.NONE;
import static eu.arete.privacy.ExpectedDigits.NUMBERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataDetectorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "269054958815780",
                "2690549588157",
                "2 69 05 49 588 157 80",
                "2 69 05 49 588 157",
                "2.69.05.49.588.157.80",
                "2-69-05-49-588-157/80",
                "NIR:269054958815780",
                "NIR269054958815780",
                "patient 12 (2690549588157) vu ce jour",
                "n°\u00a02\u00a069\u00a005\u00a049\u00a0588\u00a0157\u00a080",
                "dossier 12 - 2 69 05 49 588 157 80, suivi",
                "2\u202f69\u202f05\u202f49\u202f588\u202f157\u202f80",
                "185052A00608435",
                "1 85 05 2a 006 084"
            })
    void a_nir_is_found_however_it_is_written(String cell) {
        assertThat(PersonalDataDetector.find(cell, NONE)).contains(PersonalData.NIR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jeanne.martin@example.fr",
                "écrire à j@x.fr.",
                "<mailto:a_b+c@sous.domaine.example.org>",
                "zoé@hôpital.fr",
                "x@y@z.com"
            })
    void an_email_is_found(String cell) {
        assertThat(PersonalDataDetector.find(cell, NONE)).contains(PersonalData.EMAIL);
        assertThat(PersonalDataDetector.find(cell, NUMBERS)).contains(PersonalData.EMAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0612345678",
                "06 12 34 56 78",
                "06.12.34.56.78",
                "06/12/34/56/78",
                "tel. 01-23-45-67-89 le soir",
                "+33612345678",
                "+33 6 12 34 56 78",
                "+33 (0)6 12 34 56 78",
                "0033 6 12 34 56 78",
                "0 612 345 678",
                "appeler le 0612345678."
            })
    void a_phone_is_found(String cell) {
        assertThat(PersonalDataDetector.find(cell, NONE)).contains(PersonalData.PHONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "E119",
                "3400930000014",
                "3400949497294",
                "2023-01-15",
                "01/02/2023",
                "01JAN2019:00:00:00",
                "2023-01-15 12:34:56",
                "2023-01-15 2023-02-15",
                "01/02/2023 12",
                "750000001",
                "xxxxxxxxxxxxxxxxx",
                "XXXXXXXXXXXXXXXXD",
                "5f2c0123456789012345678901234567",
                "12,0612345678",
                "0.0612345678",
                "98765432109876",
                "@",
                "3 @ 4",
                "user@host",
                "269054958815781",
                "1710000000.0"
            })
    void what_the_field_writes_every_day_passes(String cell) {
        assertThat(PersonalDataDetector.find(cell, NONE)).as(cell).isEmpty();
    }

    @Test
    void a_column_of_codes_may_hold_digits_but_not_a_whole_nir() {
        assertThat(PersonalDataDetector.find("0612345678", CODES)).isEmpty();
        assertThat(PersonalDataDetector.find("2690549588157", CODES)).isEmpty();
        assertThat(PersonalDataDetector.find("269054958815780", CODES)).contains(PersonalData.NIR);
        assertThat(PersonalDataDetector.find("1530541987661.32", CODES)).isEmpty();
        assertThat(PersonalDataDetector.find("2690549588157.80", CODES)).contains(PersonalData.NIR);
        assertThat(PersonalDataDetector.find("+33612345678", CODES)).contains(PersonalData.PHONE);
        assertThat(PersonalDataDetector.find("06 12 34 56 78", CODES)).contains(PersonalData.PHONE);
        assertThat(PersonalDataDetector.find("2 69 05 49 588 157", CODES)).contains(PersonalData.NIR);
    }

    @Test
    void a_column_of_numbers_may_hold_any_number_and_nothing_else() {
        for (String number : new String[] {"269054958815780", "-0612345678", "0612345678,50", "+33612345678"}) {
            assertThat(PersonalDataDetector.find(number, NUMBERS)).as(number).isEmpty();
        }
        assertThat(PersonalDataDetector.find("2 69 05 49 588 157 80", NUMBERS)).contains(PersonalData.NIR);
    }

    @ParameterizedTest
    @EnumSource
    void no_nir_passes_inside_free_text_in_any_encoding(Encoding encoding) {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 3_000; i++) {
            Nir nir = People.nir(random);
            String written = random.nextBoolean() ? nir.withKey() : spaced(nir, random);
            String cell = "Mme née à Évry, " + written + ", vue le 12/03/2021 à 14h";
            byte[] bytes = ("1;a;" + cell + ";b").getBytes(encoding.charset);
            assertThat(PersonalDataDetector.isSuspect(bytes, 0, bytes.length)).isTrue();
            assertThat(PersonalDataDetector.find(bytes, 4, bytes.length - 2, NONE))
                    .as(written)
                    .contains(PersonalData.NIR);
        }
    }

    enum Encoding {
        UTF_8(StandardCharsets.UTF_8),
        LATIN_1(StandardCharsets.ISO_8859_1),
        WINDOWS(Charset.forName("windows-1252"));

        private final Charset charset;

        Encoding(Charset charset) {
            this.charset = charset;
        }
    }

    private static String spaced(Nir nir, SplittableRandom random) {
        String separator = new String[] {" ", ".", "-", "\u00a0", " - "}[random.nextInt(5)];
        String b = nir.body();
        return String.join(
                separator,
                b.substring(0, 1),
                b.substring(1, 3),
                b.substring(3, 5),
                b.substring(5, 7),
                b.substring(7, 10),
                b.substring(10),
                nir.withKey().substring(13));
    }

    @Test
    void a_line_that_is_not_suspect_holds_nothing_in_any_of_its_cells() {
        SplittableRandom random = new SplittableRandom(5);
        String alphabet = "0123456789012345678901234567890123456789 .-/()+@,;AaBbx:\u00a0é";
        int suspects = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder line = new StringBuilder();
            int length = random.nextInt(60);
            for (int j = 0; j < length; j++) {
                line.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
            if (PersonalDataDetector.isSuspect(bytes, 0, bytes.length)) {
                suspects++;
            } else {
                assertThat(PersonalDataDetector.find(bytes, 0, bytes.length, NONE))
                        .as(line.toString())
                        .isEmpty();
            }
        }
        assertThat(suspects).isPositive();
    }

    /** What the documentation of intake says: how often random digits are refused by mistake. */
    @Test
    void false_alarms_on_random_digits_are_as_rare_as_documented() {
        assertThat(rate(9, NONE)).isZero();
        assertThat(rate(10, NONE)).isBetween(0.08, 0.10); // one in ten begins with a zero: a phone
        assertThat(rate(11, NONE)).isZero();
        assertThat(rate(13, NONE)).isBetween(0.015, 0.03); // sex 1 or 2, a month of the year
        assertThat(rate(14, NONE)).isLessThan(0.0001); // 0033, then a phone
        assertThat(rate(15, NONE)).isLessThan(0.008); // the key: one in 97
        assertThat(rate(16, NONE)).isZero();
        for (int length : new int[] {9, 10, 11, 12, 13, 14, 16, 20}) {
            assertThat(rate(length, CODES)).as("%d digits", length).isZero();
        }
        assertThat(rate(15, CODES)).isLessThan(0.008);
        assertThat(rate(15, NUMBERS)).isZero();
    }

    private static double rate(int length, ExpectedDigits expected) {
        SplittableRandom random = new SplittableRandom(length);
        int found = 0;
        int tries = 100_000;
        byte[] cell = new byte[length];
        for (int i = 0; i < tries; i++) {
            for (int j = 0; j < length; j++) {
                cell[j] = (byte) ('0' + random.nextInt(10));
            }
            found += PersonalDataDetector.find(cell, 0, length, expected).isPresent() ? 1 : 0;
        }
        return (double) found / tries;
    }

    @Test
    void pseudonyms_are_never_taken_for_personal_data() {
        SplittableRandom random = new SplittableRandom(6);
        byte[] bytes = new byte[16];
        for (int i = 0; i < 500_000; i++) {
            random.nextBytes(bytes);
            assertThat(PersonalDataDetector.find(HexFormat.of().formatHex(bytes), NONE)
                            .isPresent())
                    .isFalse();
        }
    }

    @Test
    void cip13_codes_pass_without_any_hint() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 100_000; i++) {
            String cip = String.format(Locale.ROOT, "34009%08d", random.nextInt(100_000_000));
            assertThat(PersonalDataDetector.find(cip, NONE)).as(cip).isEmpty();
        }
    }

    @Test
    @Tag("slow")
    void a_gigabyte_of_lines_is_looked_at_in_seconds() {
        byte[] line = ("2023-01-15;1;99;0;5f2c0123456789012345678901234567;1;2023-02-01;3125;1;12.50;0;75;99;E119;"
                        + "3400930000014;2\n")
                .repeat(10_000)
                .getBytes(StandardCharsets.UTF_8);
        double best = 0;
        for (int round = 0; round < 30; round++) {
            long start = System.nanoTime();
            int from = 0;
            for (int i = 0; i < line.length; i++) {
                if (line[i] == ';' || line[i] == '\n') {
                    assertThat(PersonalDataDetector.find(line, from, i, NONE).isPresent())
                            .isFalse();
                    from = i + 1;
                }
            }
            best = Math.max(best, line.length * 1e3 / (System.nanoTime() - start));
        }
        System.out.printf("detector: %.0f MB/s cell by cell%n", best);
        assertThat(best).isGreaterThan(100);
    }
}
