package eu.arete.hub.hosting.gate;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.cli.Main;
import eu.arete.hub.hosting.SoundHost;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Derogations: two persons, in public, with an end; and decisions that anybody checks without the hub. */
class DerogationTest extends GateTest {
    private static final String OVERRIDES = GATE + "/overrides";

    @Autowired
    private PublicLog log;

    @TempDir
    private Path directory;

    private Map<String, String> proposal(String rule, int days) {
        return new HashMap<>(Map.of(
                "rule",
                rule,
                "reason",
                "The qualification is expected; until then nobody but the hub holds the keys.",
                "function",
                "Head of operations",
                "until",
                today().plusDays(days).toString()));
    }

    @Test
    @Tag("attack")
    void nobody_excuses_a_rule_alone_nor_for_ever_nor_one_without_exception() {
        clock.advance(Duration.ofDays(400));
        Visitor both = as(Role.ADMINISTRATOR, Role.AUTHORITY);
        String number =
                both.post(OVERRIDES, proposal("R8", 30)).json().path("number").asString();
        var alone = both.post(OVERRIDES + "/" + number + "/approve", Map.of("function", "President"));
        assertThat(alone.status()).isEqualTo(403);
        assertThat(alone.code()).isEqualTo("hosting.derogation-two-persons");
        assertThat(both.post(OVERRIDES, proposal("R8", 20)).code()).isEqualTo("hosting.derogation-waiting");
        assertThat(as(Role.ADMINISTRATOR)
                        .post(OVERRIDES + "/" + number + "/approve", Map.of("function", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(as(Role.AUTHORITY).post(OVERRIDES, proposal("R8", 30)).status())
                .isEqualTo(403);
        assertThat(anyone().post(OVERRIDES, proposal("R8", 30)).status()).isEqualTo(401);
        for (String rule : new String[] {"R1", "R2"}) {
            assertThat(both.post(OVERRIDES, proposal(rule, 30)).code()).isEqualTo("hosting.rule-not-derogable");
        }
        assertThat(both.post(OVERRIDES, proposal("R6", 32)).code()).isEqualTo("hosting.derogation-end");
        assertThat(both.post(OVERRIDES, proposal("R6", -1)).code()).isEqualTo("hosting.derogation-end");
        Map<String, String> endless = proposal("R6", 3);
        endless.remove("until");
        assertThat(both.post(OVERRIDES, endless).code()).isEqualTo("site.field-missing");
        Map<String, String> silent = proposal("R6", 3);
        silent.put("reason", "because");
        assertThat(both.post(OVERRIDES, silent).code()).isEqualTo("hosting.derogation-reason");
        assertThat(state("R8")).isNotEqualTo("DEROGATED");
        // Withdrawn, it cannot be approved any more.
        both.post(OVERRIDES + "/" + number + "/revoke", Map.of("function", "Head of operations"));
        assertThat(as(Role.AUTHORITY)
                        .post(OVERRIDES + "/" + number + "/approve", Map.of("function", "President"))
                        .code())
                .isEqualTo("hosting.derogation-over");
    }

    @Test
    void a_derogation_names_its_authors_in_public_opens_for_its_days_and_is_told_by_the_log_without_them() {
        clock.advance(Duration.ofDays(400));
        Visitor administrator = as(Role.ADMINISTRATOR);
        Visitor authority = as(Role.AUTHORITY);
        new SoundHost(administrator, "gate-excused").declareUnqualified(clock.instant(), today().plusYears(1));
        assertThat(state("R3")).isEqualTo("FAILED");
        String number = SoundHost.excuse(administrator, authority, "R3", clock.instant());
        assertThat(state("R3")).isEqualTo("DEROGATED");
        JsonNode told = anyone().get(OVERRIDES + "/" + number).json();
        assertThat(told.path("proposed").path("name").asString())
                .isEqualTo(administrator.person().name());
        assertThat(told.path("approved").path("function").asString()).isEqualTo("President of the authority");
        assertThat(anyone().page("/hosting/gate").text())
                .contains(number, authority.person().name(), "Director of operations", "in force");
        String entry = entry(told.path("sha256").asString());
        assertThat(entry).contains("gate.overridden", "derogation.r3.approved");
        assertThat(entry).doesNotContain(administrator.person().name()).doesNotContain("Director");

        // Somebody who reaches the database, and not the key, prolongs nothing.
        jdbc.sql("update hosting.derogation set until = until + interval '9 years' where number = :number")
                .param("number", number)
                .update();
        assertThat(state("R3")).isEqualTo("FAILED");
        jdbc.sql("update hosting.derogation set until = until - interval '9 years' where number = :number")
                .param("number", number)
                .update();
        assertThat(state("R3")).isEqualTo("DEROGATED");

        clock.advance(Duration.ofDays(7));
        assertThat(state("R3")).isEqualTo("FAILED");
        String second = SoundHost.excuse(as(Role.ADMINISTRATOR), as(Role.AUTHORITY), "R3", clock.instant());
        assertThat(state("R3")).isEqualTo("DEROGATED");
        as(Role.AUTHORITY).post(OVERRIDES + "/" + second + "/revoke", Map.of("function", "President"));
        assertThat(state("R3")).isEqualTo("FAILED");
    }

    private String entry(String sha256) {
        for (int i = 0; ; i++) {
            var found = log.about(Field.SHA256, sha256);
            if (!found.isEmpty() || i == 100) {
                return found.get(0).json();
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    @Test
    void a_decision_is_checked_by_a_command_that_needs_no_hub_and_a_changed_one_is_found_out() throws IOException {
        JsonNode gate = anyone().get(GATE).json();
        String note = anyone().get(gate.path("sealed").asString()).text();
        Path file = Files.writeString(directory.resolve("gate.note"), note);
        Path vkey = Files.writeString(
                directory.resolve("vkey"), anyone().get("/hosting/vkey").text());
        assertThat(Main.run("hosting", "gate", "verify", file.toString(), "--vkey", vkey.toString()))
                .isZero();
        Path changed = Files.writeString(
                directory.resolve("changed.note"), note.replaceFirst("\"open\":(true|false)", "\"open\":maybe"));
        assertThat(Main.run("hosting", "gate", "verify", changed.toString(), "--vkey", vkey.toString()))
                .isEqualTo(1);
        String log = anyone().get("/log/vkey").text().strip();
        assertThat(Main.run("hosting", "gate", "verify", file.toString(), "--vkey", log))
                .as("the log's key seals no decision")
                .isEqualTo(1);
        Path checkpoint = Files.writeString(
                directory.resolve("checkpoint"), anyone().get("/log/checkpoint").text());
        assertThat(Main.run("hosting", "gate", "verify", checkpoint.toString(), "--vkey", log))
                .as("a checkpoint is no decision")
                .isEqualTo(1);
        String sha256 = gate.path("sealed").asString().replaceAll(".*/", "");
        assertThat(entry(sha256)).contains("gate.decided");
    }
}
