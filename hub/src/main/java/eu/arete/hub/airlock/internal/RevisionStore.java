package eu.arete.hub.airlock.internal;

import eu.arete.hub.Sha256;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.airlock.Asked;
import eu.arete.hub.airlock.Opinion;
import eu.arete.hub.airlock.OutputId;
import eu.arete.hub.airlock.Review;
import eu.arete.hub.airlock.Revision;
import eu.arete.hub.airlock.TableMarks;
import eu.arete.privacy.disclosure.DisclosurePolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What was asked, what would leave, and what reviewers said: written once each. */
@Repository
public class RevisionStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RevisionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public void add(
            OutputId output,
            int revision,
            Asked asked,
            Examination.Examined examined,
            DisclosurePolicy policy,
            PersonId requester,
            Instant now) {
        jdbc.sql("""
                        insert into airlock.revision
                          (output, revision, what, why, sql, policy, reviewers, marks, csv, sha256, requested_by, requested_at)
                        values (:output, :revision, :what, :why, :sql, :policy, :reviewers, :marks, :csv, :sha256, :by, :now)
                        """)
                .param("output", output.value())
                .param("revision", revision)
                .param("what", asked.what())
                .param("why", asked.why())
                .param("sql", asked.sql())
                .param("policy", policy.version())
                .param("reviewers", policy.reviewers())
                .param("marks", json.writeValueAsString(examined.review()))
                .param("csv", examined.csv())
                .param("sha256", Sha256.of(examined.csv()))
                .param("by", requester.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** All revisions of an output, the first first. */
    public List<Revision> of(OutputId output) {
        return jdbc.sql("""
                        select revision, what, why, sql, policy, reviewers, marks, sha256, requested_by, requested_at
                        from airlock.revision where output = :output order by revision
                        """)
                .param("output", output.value())
                .query(this::revision)
                .list();
    }

    public byte[] csv(OutputId output, int revision) {
        return jdbc.sql("select csv from airlock.revision where output = :output and revision = :revision")
                .param("output", output.value())
                .param("revision", revision)
                .query((row, number) -> row.getBytes("csv"))
                .single();
    }

    public void add(OutputId output, int revision, PersonId reviewer, Opinion opinion, Instant now) {
        jdbc.sql("""
                        insert into airlock.review (output, revision, reviewer, verdict, reasons, reviewed_at)
                        values (:output, :revision, :reviewer, :verdict, :reasons, :now)
                        """)
                .param("output", output.value())
                .param("revision", revision)
                .param("reviewer", reviewer.value())
                .param("verdict", opinion.verdict().name())
                .param("reasons", opinion.reasons())
                .param("now", Timestamp.from(now))
                .update();
    }

    public List<Review> reviews(OutputId output) {
        return jdbc.sql("""
                        select revision, reviewer, verdict, reasons, reviewed_at from airlock.review
                        where output = :output order by revision, reviewed_at
                        """)
                .param("output", output.value())
                .query((row, number) -> new Review(
                        row.getInt("revision"),
                        new PersonId(row.getObject("reviewer", UUID.class)),
                        Opinion.Verdict.valueOf(row.getString("verdict")),
                        row.getString("reasons"),
                        row.getTimestamp("reviewed_at").toInstant()))
                .list();
    }

    /** Approvals that count: of this revision, by people who are not of the project today. */
    public long approvals(OutputId output, int revision) {
        return jdbc.sql("""
                        select count(*) from airlock.review r
                        where r.output = :output and r.revision = :revision and r.verdict = 'APPROVE'
                          and not exists (select 1 from airlock.member m where m.output = r.output and m.person = r.reviewer)
                        """)
                .param("output", output.value())
                .param("revision", revision)
                .query(Long.class)
                .single();
    }

    private Revision revision(ResultSet row, int number) throws SQLException {
        return new Revision(
                row.getInt("revision"),
                row.getString("what"),
                row.getString("why"),
                row.getString("sql"),
                row.getString("policy"),
                row.getInt("reviewers"),
                json.readValue(row.getString("marks"), TableMarks.class),
                row.getString("sha256"),
                new PersonId(row.getObject("requested_by", UUID.class)),
                row.getTimestamp("requested_at").toInstant());
    }
}
