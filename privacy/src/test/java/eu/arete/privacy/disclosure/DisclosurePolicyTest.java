package eu.arete.privacy.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class DisclosurePolicyTest {

    @Test
    void the_policy_in_force_is_the_declared_one() {
        DisclosurePolicy policy = DisclosurePolicy.current();
        assertThat(policy.minimumContributors()).isEqualTo(11);
        assertThat(policy.pPercent()).isEqualTo(10);
        assertThat(policy.dominancePercent()).isEqualTo(85);
        assertThat(policy.linePercent()).isEqualTo(90);
        assertThat(policy.roundingBase()).isEqualTo(5);
        assertThat(policy.significantDigits()).isEqualTo(3);
        assertThat(policy.reviewers()).isEqualTo(2);
        assertThat(policy.maximumRows()).isEqualTo(5_000);
    }

    @Test
    void what_is_declared_reads_back_as_the_same_policy() {
        Properties declared = new Properties();
        declared.putAll(DisclosurePolicy.current().declared());
        assertThat(DisclosurePolicy.of(declared)).isEqualTo(DisclosurePolicy.current());
    }

    @Test
    void a_policy_with_a_hole_is_refused_by_name() {
        Properties declared = new Properties();
        declared.putAll(DisclosurePolicy.current().declared());
        declared.remove("p-percent");
        assertThatThrownBy(() -> DisclosurePolicy.of(declared)).hasMessageContaining("p-percent");
        declared.setProperty("p-percent", "ten");
        assertThatThrownBy(() -> DisclosurePolicy.of(declared)).hasMessageContaining("p-percent=ten");
    }

    @Test
    void a_threshold_of_one_person_is_no_policy() {
        Properties declared = new Properties();
        declared.putAll(DisclosurePolicy.current().declared());
        declared.setProperty("minimum-contributors", "1");
        assertThatThrownBy(() -> DisclosurePolicy.of(declared)).hasMessageContaining("minimum-contributors");
    }
}
