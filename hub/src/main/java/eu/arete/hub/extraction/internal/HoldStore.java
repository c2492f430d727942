package eu.arete.hub.extraction.internal;

import eu.arete.hub.access.Permit;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.extraction.internal.Hold.Verdict;
import eu.arete.lake.extract.RiskReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Held extracts and what reviewers said of them. */
@Repository
class HoldStore {

    private static final String SELECT = "select * from extraction.hold ";

    private final JdbcClient jdbc;

    HoldStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(
            UUID job,
            Permit permit,
            String report,
            String sha256,
            RiskPolicy policy,
            RiskReport.Classes found,
            Instant now) {
        // A job delivered after all may be held again, were the risk greater when it was carried out.
        jdbc.sql("delete from extraction.opinion where job = :job")
                .param("job", job)
                .update();
        jdbc.sql("delete from extraction.hold where job = :job")
                .param("job", job)
                .update();
        jdbc.sql("""
                insert into extraction.hold
                  (job, permit, permit_number, permit_version, report, report_sha256, policy, reviewers, unique_share, small_share, held_at)
                values (:job, :permit, :number, :version, :report, :sha256, :policy, :reviewers, :unique, :small, :now)
                """)
                .param("job", job)
                .param("permit", permit.id().value())
                .param("number", permit.number())
                .param("version", permit.version())
                .param("report", report)
                .param("sha256", sha256)
                .param("policy", policy.version())
                .param("reviewers", policy.reviewers())
                .param("unique", RiskPolicy.uniqueShare(found))
                .param("small", RiskPolicy.smallShare(found))
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql("update extraction.job set state = 'HELD' where id = :id")
                .param("id", job)
                .update();
    }

    /** Whether reviewers let an extract of this permit go that was no better. */
    boolean covers(Permit permit, RiskReport.Classes found) {
        return jdbc.sql("""
                select count(*) from extraction.hold
                where permit = :permit and permit_version = :version and outcome = 'DELIVER'
                  and unique_share >= :unique and small_share >= :small
                """)
                        .param("permit", permit.id().value())
                        .param("version", permit.version())
                        .param("unique", RiskPolicy.uniqueShare(found))
                        .param("small", RiskPolicy.smallShare(found))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The last of a permit. */
    Optional<Hold> last(PermitId permit) {
        return jdbc.sql(SELECT + "where permit = :permit order by held_at desc limit 1")
                .param("permit", permit.value())
                .query((row, n) -> hold(row))
                .optional();
    }

    /** The same, held against changes until the transaction ends. */
    Optional<Hold> lock(PermitId permit) {
        return jdbc.sql(SELECT + """
                        h where permit = :permit and outcome is null
                          and exists (select 1 from extraction.job j where j.id = h.job and j.state = 'HELD')
                        order by held_at desc limit 1 for update
                        """)
                .param("permit", permit.value())
                .query((row, n) -> hold(row))
                .optional();
    }

    List<Hold> open() {
        return jdbc.sql(SELECT + """
                        h where outcome is null
                          and exists (select 1 from extraction.job j where j.id = h.job and j.state = 'HELD')
                        order by held_at, job
                        """).query((row, n) -> hold(row)).list();
    }

    void add(UUID job, PersonId reviewer, Verdict verdict, String reasons, Instant now) {
        jdbc.sql("""
                insert into extraction.opinion (job, reviewer, verdict, reasons, given_at)
                values (:job, :reviewer, :verdict, :reasons, :now)
                """)
                .param("job", job)
                .param("reviewer", reviewer.value())
                .param("verdict", verdict.name())
                .param("reasons", reasons)
                .param("now", Timestamp.from(now))
                .update();
    }

    void settle(UUID job, Verdict outcome, Instant now) {
        jdbc.sql("update extraction.hold set outcome = :outcome, decided_at = :now where job = :job")
                .param("outcome", outcome.name())
                .param("now", Timestamp.from(now))
                .param("job", job)
                .update();
    }

    private Hold hold(ResultSet row) throws SQLException {
        UUID job = row.getObject("job", UUID.class);
        String outcome = row.getString("outcome");
        return new Hold(
                job,
                new PermitId(row.getObject("permit", UUID.class)),
                row.getString("permit_number"),
                row.getInt("permit_version"),
                row.getString("report"),
                row.getString("report_sha256"),
                row.getString("policy"),
                row.getInt("reviewers"),
                row.getTimestamp("held_at").toInstant(),
                outcome == null ? null : Verdict.valueOf(outcome),
                opinions(job));
    }

    private List<Hold.Opinion> opinions(UUID job) {
        return jdbc.sql("select * from extraction.opinion where job = :job order by given_at, reviewer")
                .param("job", job)
                .query((row, n) -> new Hold.Opinion(
                        new PersonId(row.getObject("reviewer", UUID.class)),
                        Verdict.valueOf(row.getString("verdict")),
                        row.getString("reasons"),
                        row.getTimestamp("given_at").toInstant()))
                .list();
    }
}
