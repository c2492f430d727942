package eu.arete.privacy.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProtectedCountTest {

    @Test
    void nobody_and_ten_persons_look_the_same() {
        assertThat(ProtectedCount.of(0)).isEqualTo(ProtectedCount.of(10));
        assertThat(ProtectedCount.of(1).text()).isEqualTo("<11");
        assertThat(ProtectedCount.of(10).published()).isEmpty();
    }

    @Test
    void from_eleven_on_a_count_is_rounded_to_five() {
        assertThat(ProtectedCount.of(11).text()).isEqualTo("10");
        assertThat(ProtectedCount.of(13).text()).isEqualTo("15");
        assertThat(ProtectedCount.of(1_237).text()).isEqualTo("1235");
        assertThat(ProtectedCount.of(1_238).published()).hasValue(1_240);
    }

    @Test
    void one_person_more_or_less_does_not_show_four_times_in_five() {
        long visible = 0;
        for (long count = 11; count < 1_011; count++) {
            if (!ProtectedCount.of(count).equals(ProtectedCount.of(count + 1))) {
                visible++;
            }
        }
        assertThat(visible).isEqualTo(200);
    }

    @Test
    void a_dataset_may_be_stricter_but_not_laxer() {
        DisclosurePolicy hub = DisclosurePolicy.current();
        assertThat(ProtectedCount.of(15, hub.withMinimumContributors(20)).text())
                .isEqualTo("<20");
        assertThatThrownBy(() -> hub.withMinimumContributors(5)).hasMessageContaining("more than 11");
    }

    @Test
    void a_negative_count_is_a_bug() {
        assertThatThrownBy(() -> ProtectedCount.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
