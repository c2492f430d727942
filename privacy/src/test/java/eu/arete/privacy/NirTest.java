package eu.arete.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NirTest {

    @Test
    void the_key_of_a_nir_is_the_one_printed_on_the_card() {
        // The example of the Carte Vitale specimen.
        assertThat(Nir.parse("269054958815780").body()).isEqualTo("2690549588157");
        assertThat(new Nir("2690549588157").key()).isEqualTo(80);
    }

    @Test
    void corsica_counts_2A_as_19_and_2B_as_18() {
        assertThat(new Nir("185052A006084").key()).isEqualTo(97 - (int) (1850519006084L % 97));
        assertThat(new Nir("185052B006084").key()).isEqualTo(97 - (int) (1850518006084L % 97));
    }

    @Test
    void people_write_it_with_spaces_dots_and_small_letters() {
        String key = new Nir("185052A006084").withKey().substring(13);
        assertThat(Nir.parse(" 1 85 05 2a 006 084\u00a0" + key).body()).isEqualTo("185052A006084");
        assertThat(Nir.parse("2.69.05.49.588.157-80").withKey()).isEqualTo("269054958815780");
    }

    @Test
    void a_wrong_key_is_named_as_such() {
        assertThatThrownBy(() -> Nir.parse("269054958815781"))
                .isInstanceOfSatisfying(
                        MalformedIdentity.class, e -> assertThat(e.part()).isEqualTo(MalformedIdentity.Part.NIR_KEY))
                .hasMessageNotContaining("26905");
    }

    @Test
    void other_shapes_are_refused() {
        for (String text : new String[] {
            "",
            "12",
            "26905495881578",
            "0690549588157",
            "26905A9588157",
            "2690549588157X",
            "269052C588157",
            "９690549588157"
        }) {
            assertThatThrownBy(() -> Nir.parse(text)).as(text).isInstanceOf(MalformedIdentity.class);
        }
    }

    @Test
    void changing_any_one_digit_breaks_the_key() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 500; n++) {
            String nir = People.nir(random).withKey();
            int at = random.nextInt(13);
            if (!Character.isDigit(nir.charAt(at)) || at == 5 || at == 0) {
                continue;
            }
            char other = (char) ('0' + (nir.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
            String changed = nir.substring(0, at) + other + nir.substring(at + 1);
            assertThatThrownBy(() -> Nir.parse(changed)).as(changed).isInstanceOf(MalformedIdentity.class);
        }
    }

    @Test
    void nothing_of_an_identity_is_ever_printed() {
        Identity identity = Identity.parse("269054958815780", "1969-05-12", "2");
        assertThat(identity.toString() + identity.nir()).doesNotContain("1969", "26905");
    }
}
