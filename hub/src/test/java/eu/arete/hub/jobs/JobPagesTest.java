package eu.arete.hub.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import java.sql.Timestamp;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Long work as administrators see it. */
class JobPagesTest extends HubTest {
    @Autowired
    private Jobs jobs;

    /** One that no hub of this release would carry out. */
    private UUID held() {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into jobs.job (id, kind, subject, argument, state, requested_at, not_before, failure, memory_bound)
                values (:id, 'old.kind', :subject, '{}', 'HELD', :now, :now, 'unknown-kind', 268435456)
                """)
                .param("id", id)
                .param("subject", "dcir-" + id)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("insert into jobs.pace (job, done, total, unit, \"from\") values (:id, 30, 120, 'FILES', 30)")
                .param("id", id)
                .update();
        return id;
    }

    @Test
    void an_administrator_sees_where_it_stands_and_what_to_do_in_both_languages() {
        UUID id = held();
        Visitor administrator = as(Role.ADMINISTRATOR);
        String page = administrator.page("/jobs/" + id).text();
        assertThat(page).contains("Held: needs you", "30 of 120 files", "at most 256 MiB", "<progress");
        assertThat(administrator.page("/jobs").text()).contains("/jobs/" + id);
        String french = administrator.speaking("fr").page("/jobs/" + id).text();
        assertThat(french).contains("Retenu", "30 sur 120 fichiers", "au plus 256 Mio");
    }

    @Test
    void a_page_refreshes_itself_only_when_its_reader_asked() {
        held();
        Visitor administrator = as(Role.ADMINISTRATOR);
        assertThat(administrator.page("/jobs").headers().firstValue("Refresh")).isEmpty();
        assertThat(administrator.page("/jobs?follow=true").headers().firstValue("Refresh"))
                .contains("3");
    }

    @Test
    void cancelling_is_written_down_with_who_did_it_and_cannot_be_done_twice() {
        UUID id = held();
        Visitor administrator = as(Role.ADMINISTRATOR);
        assertThat(administrator
                        .form("/jobs/" + id, "/jobs/" + id + "/cancel", Map.of())
                        .status())
                .isEqualTo(302);
        assertThat(administrator.page("/jobs/" + id).text())
                .contains("Cancelled", administrator.person().name() + ", cancelled");
        Visitor.Answer again = administrator.post("/api/v1/jobs/" + id + "/cancel", Map.of());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("jobs.ended");
    }

    @Test
    void the_interface_tells_the_same_and_nothing_to_others() {
        UUID id = held();
        var job = as(Role.ADMINISTRATOR).get("/api/v1/jobs/" + id).json();
        assertThat(job.path("state").asString()).isEqualTo("HELD");
        assertThat(job.path("part").asDouble()).isEqualTo(0.25);
        assertThat(job.path("remainingSeconds").isNull()).isTrue();
        assertThat(job.path("memoryBoundBytes").asLong()).isEqualTo(256L << 20);
        assertThat(as(Role.PARTNER).get("/api/v1/jobs/" + id).status()).isEqualTo(403);
        assertThat(as(Role.PARTNER).page("/jobs").status()).isEqualTo(403);
        assertThat(anyone().get("/api/v1/jobs").status()).isEqualTo(401);
        assertThat(as(Role.ADMINISTRATOR)
                        .get("/api/v1/jobs/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        assertThat(as(Role.ADMINISTRATOR).get("/api/v1/jobs/nonsense").status()).isEqualTo(404);
        assertThat(anyone().get("/api/v1/openapi.json").json().path("paths").has("/api/v1/jobs/{id}/cancel"))
                .isTrue();
    }

    @Test
    void a_held_job_runs_again_when_a_person_lets_it() {
        UUID id = held();
        assertThat(as(Role.ADMINISTRATOR)
                        .post("/api/v1/jobs/" + id + "/resume", Map.of())
                        .status())
                .isEqualTo(202);
        // The runner takes it and, not knowing its kind, holds it again.
        assertThat(jobs.find(new JobId(id)).orElseThrow().state()).isIn(JobState.WAITING, JobState.HELD);
    }
}
