package eu.arete.hub.hosting.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.hosting.Proof;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.ProofReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Reports handed in by an administrator, read by anyone, and those that try to pass for better than they are. */
class ProofsTest extends HubTest {
    private static final String API = "/api/v1/hosting/proofs";

    @Autowired
    private ProofRegister proofs;

    @Test
    void a_report_handed_in_is_on_the_page_and_its_hash_in_the_public_log() {
        Instant now = clock.instant();
        String report = drill(now, true).text();
        var answer = as(Role.ADMINISTRATOR).post(API, report);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        String hash = answer.json().path("sha256").asString();

        Proof proof = proofs.latest(ProofKind.DISCONNECT_DRILL).orElseThrow();
        assertThat(proof.passed()).isTrue();
        assertThat(proof.facts()).containsEntry("persons", "200");
        assertThat(anyone().get(API + "/" + hash).text()).isEqualTo(report);
        assertThat(anyone().get(API).text()).contains(hash);
        assertThat(anyone().page("/hosting/proofs").text())
                .contains("It works with every line cut", hash, "everything was done, to the end", "Passed");
        assertThat(anyone().speaking("fr").page("/hosting/proofs").text())
                .contains("Il fonctionne toutes lignes coupées", hash);
        var download = anyone().page("/hosting/proofs/" + hash);
        assertThat(download.text()).isEqualTo(report);
        assertThat(download.headers().firstValue("Content-Disposition").orElse(""))
                .contains("disconnect-drill");
    }

    @Test
    void a_test_that_was_not_passed_is_told_as_well() {
        clock.advance(Duration.ofMinutes(1));
        as(Role.ADMINISTRATOR).post(API, drill(clock.instant(), false).text());
        Proof proof = proofs.latest(ProofKind.DISCONNECT_DRILL).orElseThrow();
        assertThat(proof.passed()).isFalse();
        assertThat(anyone().page("/hosting/proofs").text()).contains("Not passed", "if it were passed");

        clock.advance(Duration.ofMinutes(1));
        as(Role.ADMINISTRATOR).post(API, drill(clock.instant(), true).text());
        assertThat(anyone().page("/hosting/proofs").text())
                .as("a failure is not forgotten when a later test is passed")
                .contains("Earlier reports: It works with every line cut", proof.sha256());
    }

    @Test
    @Tag("attack")
    void only_administrators_hand_reports_in() {
        String report = drill(clock.instant(), true).text();
        assertThat(anyone().post(API, report).status()).isEqualTo(401);
        assertThat(as(Role.PARTNER).post(API, report).status()).isEqualTo(403);
    }

    @Test
    @Tag("attack")
    void an_old_a_repeated_and_a_future_report_are_refused() {
        clock.advance(Duration.ofMinutes(2));
        Visitor administrator = as(Role.ADMINISTRATOR);
        Instant now = clock.instant();
        String report = drill(now, true).text();
        assertThat(administrator.post(API, report).status()).isEqualTo(201);
        assertThat(administrator.post(API, report).code()).isEqualTo("hosting.proof-not-newer");
        assertThat(administrator
                        .post(API, drill(now.minusSeconds(60), true).text())
                        .code())
                .isEqualTo("hosting.proof-not-newer");
        assertThat(administrator
                        .post(API, drill(now.plus(Duration.ofHours(1)), true).text())
                        .code())
                .isEqualTo("hosting.proof-in-future");
    }

    @Test
    @Tag("attack")
    void a_report_that_claims_more_than_its_conditions_or_leaves_one_out_does_not_pass() {
        clock.advance(Duration.ofMinutes(2));
        Visitor administrator = as(Role.ADMINISTRATOR);
        String failed = drill(clock.instant(), false).text();
        assertThat(administrator
                        .post(API, failed.replace("\"passed\" : false", "\"passed\" : true"))
                        .code())
                .isEqualTo("hosting.not-a-report");
        ProofReport lacking = new ProofReport(
                ProofKind.EGRESS,
                clock.instant(),
                List.of(new ProofReport.Condition("canary-fails", true, "")),
                Map.of(),
                JsonMapper.shared().createObjectNode());
        assertThat(lacking.passed()).isFalse();
        assertThat(lacking.unmet()).containsExactly("no-peer-outside");
        for (String no : List.of("", "[]", "{\"format\":\"arete-proof/1\"}", "x".repeat(3 << 20))) {
            assertThat(administrator.post(API, no).code()).isEqualTo("hosting.not-a-report");
        }
    }

    @Test
    @Tag("attack")
    void a_report_altered_in_the_database_proves_nothing_any_more() {
        clock.advance(Duration.ofMinutes(2));
        ProofReport report = new ProofReport(
                ProofKind.BROWSER,
                clock.instant(),
                List.of(
                        new ProofReport.Condition("no-request-elsewhere", true, "0"),
                        new ProofReport.Condition("policy-closed", false, "1 page open")),
                Map.of("pages", "3"),
                JsonMapper.shared().createObjectNode());
        proofs.record(report);
        assertThat(proofs.latest(ProofKind.BROWSER).orElseThrow().passed()).isFalse();
        jdbc.sql(
                        "update hosting.proof set passed = true, report = replace(report, 'false', 'true') where kind = 'BROWSER'")
                .update();
        Proof altered = proofs.latest(ProofKind.BROWSER).orElseThrow();
        assertThat(altered.passed()).isFalse();
        assertThat(altered.facts()).containsOnlyKeys("altered");
        assertThat(anyone().page("/hosting/proofs").text()).contains("Altered after it was recorded");
        jdbc.sql("delete from hosting.proof where kind = 'BROWSER'").update();
    }

    private static ProofReport drill(Instant at, boolean whole) {
        return new ProofReport(
                ProofKind.DISCONNECT_DRILL,
                at,
                List.of(
                        new ProofReport.Condition("cut-off", true, "1 interface: lo"),
                        new ProofReport.Condition("whole-story", whole, whole ? "18 steps" : "stopped at 4"),
                        new ProofReport.Condition("no-peer-outside", true, "0 of 1234")),
                Map.of("persons", "200"),
                JsonMapper.shared().createObjectNode());
    }
}
