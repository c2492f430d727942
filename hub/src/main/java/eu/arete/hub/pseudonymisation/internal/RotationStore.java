package eu.arete.hub.pseudonymisation.internal;

import eu.arete.hub.jobs.JobId;
import eu.arete.hub.pseudonymisation.Rotation;
import eu.arete.hub.pseudonymisation.Rotation.Signed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rotations on record; none is ever deleted. */
@Repository
public class RotationStore {
    private static final String ALL = "select * from pseudonymisation.rotation ";

    private final JdbcClient jdbc;

    RotationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void lock() {
        jdbc.sql("lock table pseudonymisation.rotation in exclusive mode").update();
    }

    public Optional<Rotation> open() {
        return jdbc.sql(ALL + "where state in ('PROPOSED', 'RUNNING')")
                .query((row, n) -> rotation(row))
                .optional();
    }

    public Optional<Rotation> find(String number) {
        return jdbc.sql(ALL + "where number = :number")
                .param("number", number)
                .query((row, n) -> rotation(row))
                .optional();
    }

    public Optional<Rotation> findForUpdate(String number) {
        return jdbc.sql(ALL + "where number = :number for update")
                .param("number", number)
                .query((row, n) -> rotation(row))
                .optional();
    }

    boolean isRunning(long id) {
        return jdbc.sql("select state = 'RUNNING' from pseudonymisation.rotation where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    public List<Rotation> latest(int count) {
        return jdbc.sql(ALL + "order by id desc limit :count")
                .param("count", count)
                .query((row, n) -> rotation(row))
                .list();
    }

    public Rotation add(Optional<String> dataset, String reason, Signed by) {
        int year = by.at().atZone(ZoneOffset.UTC).getYear();
        long before = jdbc.sql("select count(*) from pseudonymisation.rotation where number like :start")
                .param("start", "ROT-" + year + "-%")
                .query(Long.class)
                .single();
        String number = String.format(Locale.ROOT, "ROT-%d-%04d", year, before + 1);
        jdbc.sql("""
                insert into pseudonymisation.rotation (number, dataset, reason, state, proposed_by, proposed_name, proposed_at)
                values (:number, :dataset, :reason, 'PROPOSED', :by, :name, :at)
                """)
                .param("number", number)
                .param("dataset", dataset.orElse(null))
                .param("reason", reason)
                .param("by", by.person())
                .param("name", by.name())
                .param("at", Timestamp.from(by.at()))
                .update();
        return find(number).orElseThrow();
    }

    public void start(long id, Signed by, int regime, JobId job) {
        jdbc.sql("""
                update pseudonymisation.rotation set state = 'RUNNING', approved_by = :by, approved_name = :name,
                    approved_at = :at, regime = :regime, job = :job where id = :id
                """)
                .param("id", id)
                .param("by", by.person())
                .param("name", by.name())
                .param("at", Timestamp.from(by.at()))
                .param("regime", regime)
                .param("job", job.value())
                .update();
    }

    public void end(long id, Rotation.State state, Instant now) {
        jdbc.sql("update pseudonymisation.rotation set state = :state, ended_at = :now where id = :id")
                .param("id", id)
                .param("state", state.name())
                .param("now", Timestamp.from(now))
                .update();
    }

    void state(long id, String statement, String sha256) {
        jdbc.sql("update pseudonymisation.rotation set statement = :statement, sha256 = :sha256 where id = :id")
                .param("id", id)
                .param("statement", statement)
                .param("sha256", sha256)
                .update();
    }

    private static Rotation rotation(ResultSet row) throws SQLException {
        Timestamp approved = row.getTimestamp("approved_at");
        Timestamp ended = row.getTimestamp("ended_at");
        Integer regime = row.getObject("regime", Integer.class);
        return new Rotation(
                row.getLong("id"),
                row.getString("number"),
                Optional.ofNullable(row.getString("dataset")),
                row.getString("reason"),
                Rotation.State.valueOf(row.getString("state")),
                new Signed(
                        row.getObject("proposed_by", UUID.class),
                        row.getString("proposed_name"),
                        row.getTimestamp("proposed_at").toInstant()),
                approved == null
                        ? Optional.empty()
                        : Optional.of(new Signed(
                                row.getObject("approved_by", UUID.class),
                                row.getString("approved_name"),
                                approved.toInstant())),
                Optional.ofNullable(regime),
                Optional.ofNullable(row.getObject("job", UUID.class)).map(JobId::new),
                Optional.ofNullable(ended).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("sha256")));
    }
}
