package eu.arete.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** A person under several regimes, and what a project sees of it. */
class RegimeTest {

    private static final SecretBytes SECOND = People.secret(2);
    private static final SecretBytes PROJECT = People.secret(3);

    private final Regime second = Regime.of(2, People.secret(12));
    private final Regime third = Regime.of(3, People.secret(13));

    private static FirstStageCode code(SplittableRandom random) {
        byte[] raw = new byte[16];
        random.nextBytes(raw);
        return FirstStageCode.of(raw);
    }

    @Test
    void a_regime_is_aes_of_the_root_as_the_jdk_computes_it() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(People.secret(12).bytes(SecretAccess.granted()), "AES"));
        for (int i = 0; i < 200; i++) {
            FirstStageCode code = code(random);
            Pseudonym root = new SecondStage(SECOND).pseudonym(code);
            assertThat(new SecondStage(SECOND, second).pseudonym(code))
                    .isEqualTo(Pseudonym.of(aes.doFinal(root.bytes())));
        }
    }

    @Test
    void what_is_recoded_is_what_a_delivery_after_the_rotation_gets() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 200; i++) {
            FirstStageCode code = code(random);
            Pseudonym first = new SecondStage(SECOND).pseudonym(code);
            Pseudonym then = new Recoding(Regime.first(), second).recode(first);
            Pseudonym last = new Recoding(second, third).recode(then);
            assertThat(then).isEqualTo(new SecondStage(SECOND, second).pseudonym(code));
            assertThat(last).isEqualTo(new SecondStage(SECOND, third).pseudonym(code));
            assertThat(new Recoding(third, Regime.first()).recode(last)).isEqualTo(first);
            assertThat(Set.of(first, then, last)).hasSize(3);
        }
    }

    @Test
    void a_project_knows_a_person_by_the_same_code_whatever_the_regime() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            FirstStageCode code = code(random);
            ProjectPseudonym before = new ProjectStage(PROJECT).pseudonym(new SecondStage(SECOND).pseudonym(code));
            ProjectPseudonym after =
                    new ProjectStage(PROJECT, third).pseudonym(new SecondStage(SECOND, third).pseudonym(code));
            assertThat(after).isEqualTo(before);
            byte[] drawn = after.hex().getBytes(StandardCharsets.US_ASCII);
            byte[] again = drawn.clone();
            assertThat(new ProjectStage(PROJECT).draw(drawn, 0, drawn, 0)).isTrue();
            assertThat(new ProjectStage(PROJECT, third).draw(again, 0, again, 0))
                    .isTrue();
            assertThat(again).isEqualTo(drawn);
        }
    }

    @Test
    void the_bulk_path_agrees_with_the_types_from_many_threads() {
        SecondStage stage = new SecondStage(SECOND, second);
        Recoding recoding = new Recoding(second, third);
        ProjectStage project = new ProjectStage(PROJECT, third);
        IntStream.range(0, 8).parallel().forEach(thread -> {
            SplittableRandom random = new SplittableRandom(thread);
            byte[] cell = new byte[40];
            for (int i = 0; i < 2_000; i++) {
                FirstStageCode code = code(random);
                byte[] in = (";" + code.hex() + ";").getBytes(StandardCharsets.ISO_8859_1);
                assertThat(stage.rewrite(in, 1, cell, 3)).isTrue();
                assertThat(text(cell)).isEqualTo(stage.pseudonym(code).hex());
                assertThat(recoding.rewrite(cell, 3, cell, 3)).isTrue();
                Pseudonym last = recoding.recode(stage.pseudonym(code));
                assertThat(text(cell)).isEqualTo(last.hex());
                assertThat(project.rewrite(cell, 3, cell, 3)).isTrue();
                assertThat(text(cell)).isEqualTo(project.pseudonym(last).hex());
            }
        });
        assertThat(recoding.rewrite(
                        "zz112233445566778899aabbccddeeff".getBytes(StandardCharsets.US_ASCII), 0, new byte[32], 0))
                .isFalse();
    }

    @Test
    void a_regime_adds_no_collision() {
        SplittableRandom random = new SplittableRandom(5);
        Set<Pseudonym> before = new HashSet<>();
        Set<Pseudonym> after = new HashSet<>();
        Recoding recoding = new Recoding(Regime.first(), second);
        for (int i = 0; i < 20_000; i++) {
            Pseudonym pseudonym = new SecondStage(SECOND).pseudonym(code(random));
            before.add(pseudonym);
            after.add(recoding.recode(pseudonym));
        }
        assertThat(after).hasSameSizeAs(before);
        after.retainAll(before);
        assertThat(after).isEmpty();
    }

    @Test
    void a_regime_says_nothing_of_its_key_and_takes_no_short_one() {
        assertThat(second.toString()).isEqualTo("Regime[2]");
        assertThatThrownBy(() -> Regime.of(1, People.secret(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Regime.of(2, SecretBytes.copyOf(new byte[16], SecretAccess.granted())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String text(byte[] cell) {
        return new String(cell, 3, 32, StandardCharsets.ISO_8859_1);
    }
}
