package eu.arete.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StagesTest {

    private static final SecretBytes FIRST = People.secret(1);
    private static final SecretBytes SECOND = People.secret(2);
    private static final SecretBytes PROJECT = People.secret(3);

    private final FirstStage firstStage = new FirstStage(FIRST);
    private final SecondStage secondStage = new SecondStage(SECOND);
    private final ProjectStage projectStage = new ProjectStage(PROJECT);

    @Test
    void each_stage_is_hmac_sha256_as_the_jdk_computes_it_cut_to_128_bits() throws Exception {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 300; i++) {
            Identity identity = People.identity(random);
            String message = "arete/identity/1|" + identity.nir().body() + "|" + identity.birthDate() + "|"
                    + identity.sex().code();
            String first = mac(FIRST, message.getBytes(StandardCharsets.US_ASCII));
            String second = mac(SECOND, HexFormat.of().parseHex(first));
            String third = mac(PROJECT, HexFormat.of().parseHex(second));
            FirstStageCode code = firstStage.code(identity);
            Pseudonym pseudonym = secondStage.pseudonym(code);
            assertThat(code.hex()).isEqualTo(first);
            assertThat(pseudonym.hex()).isEqualTo(second);
            assertThat(projectStage.pseudonym(pseudonym).hex()).isEqualTo(third);
        }
    }

    @Test
    void a_long_or_short_secret_gives_the_same_code_as_the_jdk() throws Exception {
        for (int size : new int[] {16, 20, 63, 64, 65, 200}) {
            byte[] key = new byte[size];
            new SplittableRandom(size).nextBytes(key);
            SecretBytes secret = SecretBytes.copyOf(key, SecretAccess.granted());
            FirstStageCode code = new FirstStageCode("00112233445566778899aabbccddeeff");
            assertThat(new SecondStage(secret).pseudonym(code).hex()).isEqualTo(mac(secret, code.bytes()));
        }
        assertThatThrownBy(() -> new SecondStage(SecretBytes.copyOf(new byte[8], SecretAccess.granted())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_bulk_path_agrees_with_the_types_from_many_threads() {
        IntStream.range(0, 8).parallel().forEach(thread -> {
            SplittableRandom random = new SplittableRandom(thread);
            byte[] cell = new byte[40];
            byte[] raw = new byte[16];
            for (int i = 0; i < 2_000; i++) {
                random.nextBytes(raw);
                FirstStageCode code = FirstStageCode.of(raw);
                byte[] in = (";" + code.hex() + ";").getBytes(StandardCharsets.ISO_8859_1);
                assertThat(secondStage.rewrite(in, 1, cell, 3)).isTrue();
                String written = new String(cell, 3, 32, StandardCharsets.ISO_8859_1);
                assertThat(written).isEqualTo(secondStage.pseudonym(code).hex());
                assertThat(projectStage.rewrite(cell, 3, cell, 3)).isTrue();
                assertThat(new String(cell, 3, 32, StandardCharsets.ISO_8859_1))
                        .isEqualTo(
                                projectStage.pseudonym(new Pseudonym(written)).hex());
            }
        });
    }

    @Test
    void what_is_not_a_code_is_not_rewritten() {
        byte[] out = new byte[32];
        for (String text : new String[] {
            "0011223344556677889900112233445g", "00112233445566778899AABBCCDDEEFF", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
        }) {
            assertThat(secondStage.rewrite(text.getBytes(StandardCharsets.ISO_8859_1), 0, out, 0))
                    .isFalse();
            assertThat(out).containsOnly(0);
            assertThat(FirstStageCode.hasShape(text)).isFalse();
        }
    }

    @Test
    void each_part_of_an_identity_changes_the_code() {
        Identity identity = Identity.parse("269054958815780", "1969-05-12", "2");
        assertThat(firstStage.code(identity))
                .isEqualTo(firstStage.code(Identity.parse("2690549588157", "1969-05-12", "2")))
                .isNotEqualTo(firstStage.code(Identity.parse("2690549588158", "1969-05-12", "2")))
                .isNotEqualTo(firstStage.code(Identity.parse("2690549588157", "1969-05-13", "2")))
                .isNotEqualTo(firstStage.code(Identity.parse("2690549588157", "1969-05-12", "1")));
    }

    @Test
    void codes_are_never_printed() {
        FirstStageCode code = new FirstStageCode("00112233445566778899aabbccddeeff");
        assertThat(code + "" + secondStage.pseudonym(code))
                .doesNotContain("0011", secondStage.pseudonym(code).hex());
    }

    /** The lake rewrites every identifier of every row: a million a second on a core at least, in a JVM that compiles. */
    @Test
    @Tag("slow")
    void the_bulk_path_makes_a_million_pseudonyms_a_second() {
        byte[] cell = "00112233445566778899aabbccddeeff".getBytes(StandardCharsets.ISO_8859_1);
        double best = 0;
        for (int round = 0; round < 10; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 1_000_000; i++) {
                secondStage.rewrite(cell, 0, cell, 0);
            }
            best = Math.max(best, 1e9 / (System.nanoTime() - start));
        }
        System.out.printf("pseudonyms: %.2f million a second on a core%n", best);
        // The tests' own JVM stops at the first compiler, which knows no SHA instructions.
        boolean quickStart =
                ManagementFactory.getRuntimeMXBean().getInputArguments().contains("-XX:TieredStopAtLevel=1");
        assertThat(best).isGreaterThan(quickStart ? 0.25 : 1.0);
    }

    private static String mac(SecretBytes key, byte[] message) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.bytes(SecretAccess.granted()), "HmacSHA256"));
        return HexFormat.of().formatHex(Arrays.copyOf(mac.doFinal(message), 16));
    }
}
